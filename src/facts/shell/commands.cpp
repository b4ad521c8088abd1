#include "facts/shell/reader.hpp"

namespace bs::facts::shell {

namespace {

constexpr int k_depth = 64;
constexpr std::string_view k_openers[] = {"if",   "while",    "until", "for", "select",
                                          "case", "function", "{",     "[["};
constexpr std::string_view k_others[] = {"then", "elif", "else", "fi", "do", "done", "esac", "in", "}", "]]"};
/// Words whose arguments are declarations, not a command's.
constexpr std::string_view k_declarations[] = {"declare", "local",   "export", "readonly",
                                               "typeset", "nameref", "let"};

bool is_name_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

template <typename List>
bool is_one_of(std::string_view word, const List& list) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

}  // namespace

Reader::Reader(std::string_view text, std::size_t base, int depth, Script& script)
    : text_(text), base_(base), depth_(depth), script_(script) {}

void Reader::fail(std::string message, std::size_t at) const {
  throw Fault{base_ + std::min(at, text_.size()), std::move(message)};
}

void Reader::enter(std::size_t at) {
  if (++depth_ > k_depth) fail("is nested too deeply to be read", at);
}

bool Reader::take(std::string_view token) {
  if (!sees(token)) return false;
  at_ += token.size();
  return true;
}

void Reader::skip_blanks() {
  while (!at_end()) {
    if (peek() == ' ' || peek() == '\t' || peek() == '\r') {
      ++at_;
    } else if (sees("\\\n")) {
      at_ += 2;
    } else if (sees("\\\r\n")) {
      at_ += 3;
    } else {
      break;
    }
  }
  if (peek() == '#')
    while (!at_end() && peek() != '\n') ++at_;
}

void Reader::newline() {
  ++at_;
  std::vector<Heredoc> due;
  due.swap(waiting_);
  for (const Heredoc& heredoc : due) here_document(heredoc);
}

void Reader::skip_separators() {
  for (skip_blanks(); peek() == '\n'; skip_blanks()) newline();
}

bool Reader::ends_command() const {
  return at_end() || std::string_view("\n;&|)").find(peek()) != std::string_view::npos;
}

std::string_view Reader::keyword() const {
  std::size_t end = at_;
  while (end < text_.size() &&
         std::string_view(" \t\n\r;&|<>()\\'\"$`").find(text_[end]) == std::string_view::npos)
    ++end;
  const std::string_view word = text_.substr(at_, end - at_);
  return is_one_of(word, k_openers) || is_one_of(word, k_others) ? word : std::string_view();
}

void Reader::expect(std::string_view word) {
  skip_separators();
  if (keyword() != word) fail(fmt::format("{} is missing", word), at_);
  at_ += word.size();
}

void Reader::script() {
  list({});
  if (!at_end()) fail(fmt::format("unexpected {}", peek()), at_);
  if (!waiting_.empty()) fail(fmt::format("the here-document {} has no end", waiting_[0].delimiter), at_);
}

bool Reader::at_list_end(std::initializer_list<std::string_view> ends) const {
  if (at_end()) return true;
  for (const std::string_view end : ends)
    if (is_name_start(end[0]) || end == "}" ? keyword() == end : sees(end)) return true;
  return false;
}

Reader::Statement Reader::list(std::initializer_list<std::string_view> ends) {
  Statement first;
  bool is_first = true;
  for (skip_separators(); !at_list_end(ends); skip_separators()) {
    const Statement statement = and_or();
    if (is_first) first = statement;
    is_first = false;
    skip_blanks();
    if (at_list_end(ends)) break;
    if (sees(";;")) fail("unexpected ;;", at_);
    if (!take(";") && !take("&") && peek() != '\n') fail(fmt::format("unexpected {}", peek()), at_);
  }
  return first;
}

Reader::Statement Reader::and_or() {
  Statement left = pipeline();
  for (skip_blanks(); sees("&&") || sees("||"); skip_blanks()) {
    at_ += 2;
    skip_separators();
    pipeline();
    left.call.reset();
  }
  return left;
}

Reader::Statement Reader::pipeline() {
  skip_blanks();
  while (peek() == '!' && (peek(1) == ' ' || peek(1) == '\t')) {
    ++at_;
    skip_blanks();
  }
  Statement left = command();
  bool is_first = true;
  for (skip_blanks(); peek() == '|' && peek(1) != '|'; skip_blanks()) {
    at_ += peek(1) == '&' ? 2 : 1;
    skip_separators();
    const Statement right = command();
    // Pipes group to the left: a | b | c runs what a gives to b into c.
    if (is_first && left.call && right.call) script_.calls[*left.call].piped_to = right.call;
    is_first = false;
    left.call.reset();
  }
  return left;
}

Reader::Statement Reader::command() {
  const std::size_t start = at_;
  enter(start);
  Statement statement;
  const std::string_view word = keyword();
  if (sees("((")) {
    at_ += 2;
    arithmetic("))");
    redirections();
  } else if (take("(")) {
    list({")"});
    if (!take(")")) fail("a ( is never closed", start);
    redirections();
  } else if (is_one_of(word, k_openers)) {
    at_ += word.size();
    compound(word);
  } else if (is_one_of(word, k_others) && word != "in" && word != "]]") {
    fail(fmt::format("unexpected {}", word), start);
  } else {
    statement = simple();
  }
  leave();
  return statement;
}

void Reader::redirections() {
  for (skip_blanks(); redirection(nullptr); skip_blanks()) {
  }
}

/// `>file`, `2>&1`, `<<EOF`: true when one stood here.
bool Reader::redirection(Call* call) {
  const std::size_t start = at_;
  std::size_t at = at_;
  while (at < text_.size() && is_digit(text_[at])) ++at;
  if (at == at_ && text_.substr(at, 1) == "&" && text_.substr(at + 1, 1) == ">") ++at;
  if (at >= text_.size() || (text_[at] != '<' && text_[at] != '>')) return false;
  if (at == at_ && at + 1 < text_.size() && text_[at + 1] == '(') return false;
  at_ = at;
  std::string operation;
  for (const std::string_view token : {"<<<", "<<-", "<<", "<>", "<&", ">>", ">|", ">&", "<", ">"})
    if (operation.empty() && take(token)) operation = token;
  skip_blanks();
  const Word target = word();
  if (target.source.empty()) fail(fmt::format("{} has no target", operation), start);
  if (operation == "<<" || operation == "<<-") {
    std::string delimiter;
    for (const char c : target.source)
      if (c != '\'' && c != '"' && c != '\\') delimiter += c;
    const bool quoted = delimiter.size() != target.source.size();
    waiting_.push_back({std::move(delimiter), !quoted, operation == "<<-", start});
  }
  if (call != nullptr) {
    if (operation == ">" && text_[start] != '&' && target.kind == WordKind::literal)
      call->writes.push_back(target.text);
    call->redirections += " ";
    call->redirections += text_.substr(start, at_ - start);
  }
  return true;
}

/// `name=value`, `name+=value`, `name[i]=value`, `name=(…)`: true when one stood here.
bool Reader::assignment() {
  std::size_t at = at_;
  if (at >= text_.size() || !is_name_start(text_[at])) return false;
  while (at < text_.size() && (is_name_start(text_[at]) || is_digit(text_[at]))) ++at;
  if (at < text_.size() && text_[at] == '[') {
    const std::size_t close = text_.find_first_of("]\n", at);
    if (close == std::string_view::npos || text_[close] != ']') return false;
    at = close + 1;
  }
  if (at < text_.size() && text_[at] == '+') ++at;
  if (at >= text_.size() || text_[at] != '=') return false;
  at_ = at + 1;
  if (!take("(")) {
    word();
    return true;
  }
  for (skip_separators(); !at_end() && peek() != ')'; skip_separators()) {
    const std::size_t before = at_;
    word();
    if (at_ == before) fail(fmt::format("unexpected {}", peek()), at_);
  }
  if (!take(")")) fail("a ( is never closed", at);
  return true;
}

/// Where no word could be read: `name()`, or something that a command cannot hold.
void Reader::after_words(const Call& call) {
  const std::size_t opened = at_;
  const bool defines = call.words.size() == 1 && call.words[0].kind == WordKind::literal;
  if (!defines || !take("(")) fail(fmt::format("unexpected {}", peek()), at_);
  skip_blanks();
  if (!take(")")) fail("a command holds only words and redirections, not (", opened);
  skip_separators();
  command();
}

Reader::Statement Reader::simple() {
  const std::size_t index = script_.calls.size();
  Call call;
  call.offset = base_ + at_;
  script_.calls.push_back(call);  // before those inside its words
  bool declares = false;
  for (skip_blanks(); !ends_command() || sees("&>"); skip_blanks()) {
    if (redirection(&call)) continue;
    if ((call.words.empty() || declares) && assignment()) continue;
    const std::size_t before = at_;
    Word next = word();
    if (at_ == before) {
      after_words(call);
      return {};
    }
    call.words.push_back(std::move(next));
    const std::string& name = call.words[0].text;
    declares = is_one_of(name, k_declarations);
    if (call.words.size() == 1 && (name == "time" || name == "coproc")) {
      skip_blanks();
      if (name == "time" && take("-p")) skip_blanks();
      return pipeline();
    }
  }
  if (call.words.empty() && call.redirections.empty() && at_ + base_ == call.offset)
    fail(at_end() ? "a command is missing" : fmt::format("unexpected {}", peek()), at_);
  if (declares) call.words.clear();
  const bool runs = !call.words.empty();
  script_.calls[index] = std::move(call);
  return {runs ? std::optional(index) : std::nullopt};
}

Script parse(std::string_view text) {
  Script script;
  try {
    Reader(text, 0, 0, script).script();
  } catch (const Fault& fault) {
    script.calls.clear();
    script.fault = fault;
  }
  return script;
}

}  // namespace bs::facts::shell
