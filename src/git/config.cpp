#include "git/config.hpp"

#include <cctype>

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"

namespace bs::git {
namespace {

constexpr std::size_t k_max_items = 50'000;

bool is_name_char(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-';
}
char lower(char c) {
  return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
}

/// Reads git's configuration syntax character by character; "\r\n" counts as "\n".
class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {
    if (text_.starts_with("\xEF\xBB\xBF")) text_.remove_prefix(3);
  }

  std::vector<Config::Item> run() {
    while (skip_to_content()) {
      begin_ = line_;
      if (peek() == '[') {
        read_section();
      } else {
        read_item();
      }
    }
    return std::move(items_);
  }

 private:
  [[noreturn]] void fail(std::string_view what) const {
    throw Error(ErrorKind::unreadable, fmt::format("config, line {}: {}", begin_, what));
  }

  bool at_end() const { return at_ >= text_.size(); }
  char peek() const { return at_end() ? '\n' : text_[at_]; }
  char take() {
    if (at_end()) return '\n';
    char c = text_[at_++];
    if (c == '\r' && at_ < text_.size() && text_[at_] == '\n') c = text_[at_++];
    if (c == '\n') ++line_;
    return c;
  }
  void skip_line() {
    while (!at_end() && take() != '\n') {
    }
  }
  void skip_blanks() {
    while (!at_end() && (peek() == ' ' || peek() == '\t')) take();
  }

  /// Past white space and comments. False at the end of the file.
  bool skip_to_content() {
    while (!at_end()) {
      const char c = peek();
      if (c == '#' || c == ';') {
        skip_line();
      } else if (std::isspace(static_cast<unsigned char>(c)) != 0) {
        take();
      } else {
        return true;
      }
    }
    return false;
  }

  void read_section() {
    take();
    section_.clear();
    while (is_name_char(peek()) || peek() == '.') section_ += lower(take());
    if (section_.empty()) fail("a section without a name");
    skip_blanks();
    if (peek() == '"') {
      section_ += '.';
      read_subsection();
    }
    if (at_end() || take() != ']') fail("a section without its ]");
    section_ += '.';
  }

  void read_subsection() {
    take();
    for (;;) {
      if (at_end() || peek() == '\n') fail("a section's name without its closing quote");
      char c = take();
      if (c == '"') return;
      if (c == '\\') {
        if (at_end() || peek() == '\n') fail("a section's name without its closing quote");
        c = take();
      }
      section_ += c;
    }
  }

  void read_item() {
    if (section_.empty() || std::isalpha(static_cast<unsigned char>(peek())) == 0)
      fail("neither a section, a name nor a comment");
    Config::Item item{section_, std::nullopt};
    while (!at_end() && is_name_char(peek())) item.key += lower(take());
    skip_blanks();
    if (peek() == '=') {
      take();
      item.value = read_value();
    } else if (peek() == '#' || peek() == ';') {
      skip_line();
    } else if (take() != '\n') {
      fail("a name that holds more than letters, digits and dashes");
    }
    if (items_.size() >= k_max_items) fail(fmt::format("more than {} values", grouped(k_max_items)));
    items_.push_back(std::move(item));
  }

  std::string read_value() {
    std::string value;
    std::size_t kept = 0;  // up to here trailing white space counts: it was quoted or is followed by more
    bool quoted = false;
    skip_blanks();
    for (;;) {
      const char c = take();
      if (c == '\n') {
        if (quoted) fail("a value without its closing quote");
        value.resize(kept);
        return value;
      }
      if (!quoted && (c == '#' || c == ';')) {
        skip_line();
        value.resize(kept);
        return value;
      }
      if (c == '"') {
        quoted = !quoted;
      } else if (c == '\\') {
        read_escape(value);
      } else {
        value += c;
        if (!quoted && (c == ' ' || c == '\t')) continue;
      }
      kept = value.size();
    }
  }

  void read_escape(std::string& value) {
    if (at_end()) return;
    switch (const char c = take(); c) {
      case '\n':
        return;  // the value goes on in the next line
      case 't':
        value += '\t';
        return;
      case 'b':
        value += '\b';
        return;
      case 'n':
        value += '\n';
        return;
      case '\\':
      case '"':
        value += c;
        return;
      default:
        fail(fmt::format("the escape \\{} is unknown", c));
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  std::size_t begin_ = 1;  // the line of what is being read
  std::string section_;
  std::vector<Config::Item> items_;
};

}  // namespace

Config Config::parse(std::string_view text) {
  Config config;
  config.items_ = Parser(text).run();
  return config;
}

Config Config::of(std::vector<Item> items) {
  Config config;
  config.items_ = std::move(items);
  return config;
}

void Config::append(Config other) {
  for (Item& item : other.items_) items_.push_back(std::move(item));
}

std::optional<std::string> Config::value(std::string_view key) const {
  for (auto item = items_.rbegin(); item != items_.rend(); ++item) {
    if (item->key == key) return item->value.value_or("");
  }
  return std::nullopt;
}

bool Config::is_true(std::string_view key) const {
  for (auto item = items_.rbegin(); item != items_.rend(); ++item) {
    if (item->key != key) continue;
    if (!item->value) return true;
    const std::string word = to_lower(*item->value);
    return word == "true" || word == "yes" || word == "on" || word == "1";
  }
  return false;
}

std::set<std::string> Config::names_below(std::string_view section, std::string_view name) const {
  std::set<std::string> names;
  for (const Item& item : items_) {
    const std::string_view key = item.key;
    if (key.size() < section.size() + name.size() + 3 || !key.starts_with(section) || !key.ends_with(name))
      continue;
    const std::string_view rest = key.substr(section.size(), key.size() - section.size() - name.size());
    if (rest.front() == '.' && rest.back() == '.') names.emplace(rest.substr(1, rest.size() - 2));
  }
  return names;
}

}  // namespace bs::git
