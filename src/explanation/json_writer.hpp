#pragma once
// JSON, written piece by piece: texts escaped, whole numbers as they are, one entry of an outer list on a line.

#include <array>
#include <concepts>
#include <string>
#include <string_view>

namespace andel {

class json_writer {
   public:
    void open(char bracket) {
        separate();
        text_ += bracket;
        first_ = true;
        ++depth_;
    }
    void open(std::string_view name, char bracket) {
        key(name);
        text_ += bracket;
        first_ = true;
        ++depth_;
    }
    void close(char bracket) {
        --depth_;
        text_ += bracket;
        first_ = false;
    }
    template <class value_type>
    void field(std::string_view name, const value_type& value) {
        key(name);
        write(value);
    }
    template <class value_type>
    void item(const value_type& value) {
        separate();
        write(value);
    }
    [[nodiscard]] const std::string& text() const { return text_; }

   private:
    void separate() {
        const bool on_a_line = depth_ == 1 || depth_ == 2;
        text_ += first_ ? "" : on_a_line ? "," : ", ";
        text_ += on_a_line ? "\n" + std::string(depth_, ' ') : std::string{};
        first_ = false;
    }
    void key(std::string_view name) {
        separate();
        write(name);
        text_ += ": ";
    }
    void write(bool value) { text_ += value ? "true" : "false"; }
    template <std::integral whole>
    requires(!std::same_as<whole, bool>) void write(whole value) { text_ += std::to_string(value); }
    void write(const char* value) { write(std::string_view{value}); }
    void write(const std::string& value) { write(std::string_view{value}); }
    void write(std::string_view value) {
        text_ += '"';
        for (const char c : value) {
            if (c == '"' || c == '\\') {
                text_ += '\\';
                text_ += c;
            } else if (c >= 0 && c < ' ') {
                constexpr std::string_view digits = "0123456789abcdef";
                const auto code = static_cast<unsigned>(c);
                text_ += "\\u00";
                text_ += digits[code >> 4U];
                text_ += digits[code & 0xFU];
            } else {
                text_ += c;
            }
        }
        text_ += '"';
    }

    std::string text_;
    bool first_ = true;
    unsigned depth_ = 0;
};

}  // namespace andel
