#pragma once
/// The parser behind shell::parse: words in shell_words.cpp, commands in shell_commands.cpp. Faults are
/// thrown as Fault and caught in parse().
#include <initializer_list>
#include <set>

#include "facts/shell/shell.hpp"

namespace bs::facts::shell {

class Reader {
 public:
  Reader(std::string_view text, std::size_t base, int depth, Script& script);
  void script();  ///< everything up to the end of the text

 private:
  struct Heredoc {
    std::string delimiter;
    bool expands = true;
    bool strips_tabs = false;
    std::size_t offset = 0;
  };
  struct Statement {
    std::optional<std::size_t> call;  ///< when it is a simple command and nothing else
  };

  // Characters.
  bool at_end() const { return at_ >= text_.size(); }
  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  bool sees(std::string_view token) const { return text_.substr(at_, token.size()) == token; }
  bool take(std::string_view token);
  [[noreturn]] void fail(std::string message, std::size_t at) const;
  void skip_blanks();      ///< blanks, continued lines and a comment
  void skip_separators();  ///< blanks and newlines
  void newline();          ///< takes one, and the here-documents that wait for it
  bool ends_command() const;

  // Words.
  Word word();
  struct Parts;
  void word_part(Parts& parts);
  void quoted_part(Parts& parts);
  std::string single_quoted();
  bool double_quoted(std::string& text);  ///< false when something is expanded in it
  void dollar();
  void parameter();
  void arithmetic(std::string_view close);
  void backquoted();
  std::optional<std::size_t> substitution();  ///< after its `(`: commands up to `)`
  void here_document(const Heredoc& heredoc);
  void expansions_in(std::string_view body, std::size_t offset);

  // Commands.
  Statement list(std::initializer_list<std::string_view> ends);
  bool at_list_end(std::initializer_list<std::string_view> ends) const;
  Statement and_or();
  Statement pipeline();
  Statement command();
  Statement simple();
  void after_words(const Call& call);
  void compound(std::string_view keyword);
  void if_command();
  void for_command();
  void case_command();
  void function_command();
  void test_command();
  void do_group();
  void expect(std::string_view keyword);
  bool redirection(Call* call);
  bool assignment();
  void redirections();
  std::string_view keyword() const;  ///< the reserved word here; "" when there is none
  void enter(std::size_t at);
  void leave() { --depth_; }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t base_ = 0;  ///< of the text in the script
  int depth_ = 0;
  Script& script_;
  std::vector<Heredoc> waiting_;
};

}  // namespace bs::facts::shell
