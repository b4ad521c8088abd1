#include "data/yaml_split.hpp"

#include "data/yaml_chars.hpp"

namespace bs::data::yaml {
namespace {

/// What is left of a line when white space and a comment are taken away.
std::string_view without_comment(std::string_view line) {
  for (std::size_t at = line.find('#'); at != std::string_view::npos; at = line.find('#', at + 1)) {
    if (at != 0 && !is_blank(line[at - 1])) continue;
    line = line.substr(0, at);
    break;
  }
  const std::size_t first = line.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return line.substr(first, line.find_last_not_of(" \t\r") - first + 1);
}

std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> words;
  for (std::size_t at = line.find_first_not_of(" \t"); at != std::string_view::npos;) {
    const std::size_t end = std::min(line.find_first_of(" \t", at), line.size());
    words.push_back(line.substr(at, end - at));
    at = line.find_first_not_of(" \t", end);
  }
  return words;
}

bool is_marker(std::string_view line, std::string_view marker) {
  return line.substr(0, 3) == marker && (line.size() == 3 || is_blank(line[3]) || line[3] == '\r');
}

class Splitter {
 public:
  Splitter(std::string_view text, std::size_t limit) : text_(text), limit_(limit) {}

  std::vector<Piece> run() {
    while (at_ < text_.size() && pieces_.size() <= limit_) {
      const std::size_t end = std::min(text_.find('\n', at_), text_.size());
      next_ = std::min(end + 1, text_.size());
      line(text_.substr(at_, end - at_));
      at_ = next_;
      ++line_;
    }
    close(text_.size());
    return std::move(pieces_);
  }

 private:
  void line(std::string_view line) {
    if (!open_ && line.substr(0, k_byte_order_mark.size()) == k_byte_order_mark) {
      line.remove_prefix(k_byte_order_mark.size());
      at_ += k_byte_order_mark.size();
    }
    if (is_marker(line, "---")) {
      close(at_);
      start(line);
    } else if (is_marker(line, "...")) {
      end_of_document(line);
    } else if (!open_) {
      between_documents(line);
    }
  }

  /// `line` begins with `---`.
  void start(std::string_view line) {
    open_ = true;
    directives_seen_ = false;
    Piece piece;
    piece.after_marker = !without_comment(line.substr(3)).empty();
    piece.begin = piece.after_marker ? at_ + 3 : next_;
    piece.first_line = piece.after_marker ? line_ : line_ + 1;
    add(std::move(piece));
  }

  void end_of_document(std::string_view line) {
    const bool had_document = !pieces_.empty();
    close(at_);
    if (without_comment(line.substr(3)).empty()) return;
    Fault follows{at_ + 4, "nothing but a comment may follow '...' on its line", ""};
    (had_document ? pieces_.back().faults : faults_).add(std::move(follows));
  }

  void between_documents(std::string_view line) {
    if (!line.empty() && line.front() == '%') {
      directive(without_comment(line));
    } else if (!without_comment(line).empty()) {
      if (directives_seen_) fault(at_, "a line '---' must stand between directives and the document");
      open_ = true;
      directives_seen_ = false;
      Piece piece;
      piece.begin = at_;
      piece.first_line = line_;
      add(std::move(piece));
    }
  }

  void directive(std::string_view line) {
    directives_seen_ = true;
    const std::vector<std::string_view> words = words_of(line);
    auto changed = std::make_shared<Directives>();
    changed->yaml_1_1 = directives_->yaml_1_1;
    if (!std::exchange(tags_end_, false)) changed->tags = directives_->tags;
    if (words.front() == "%YAML") {
      version(words, *changed);
    } else if (words.front() == "%TAG") {
      if (words.size() != 3) fault(at_, "%TAG needs a handle and a prefix: %TAG !e! tag:example.com,2024:");
      if (words.size() >= 3) changed->tags[std::string(words[1])] = words[2];
    }  // others are ignored, as YAML asks
    directives_ = std::move(changed);
  }

  void version(const std::vector<std::string_view>& words, Directives& directives) {
    if (words.size() != 2) {
      fault(at_, "%YAML needs one version: %YAML 1.2");
    } else if (words[1] == "1.1" || words[1] == "1.2") {
      directives.yaml_1_1 = words[1] == "1.1";
    } else if (const std::size_t dot = words[1].find('.'); !is_number(words[1].substr(0, dot)) ||
                                                           dot == std::string_view::npos ||
                                                           !is_number(words[1].substr(dot + 1))) {
      fault(at_, fmt::format("'{}' is no version of YAML", words[1]));
    }  // 1.3 is read as what was asked for before
  }

  static bool is_number(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
  }

  void add(Piece piece) {
    piece.end = text_.size();
    piece.directives = directives_;
    piece.faults = std::exchange(faults_, {});
    pieces_.push_back(std::move(piece));
    // What a directive says holds for one document. YAML 1.1 keeps it until the next directive.
    if (!directives_->yaml_1_1) directives_ = default_;
    tags_end_ = true;
  }

  void close(std::size_t end) {
    if (open_) pieces_.back().end = end;
    open_ = false;
  }

  /// A fault of the document that comes next.
  void fault(std::size_t offset, std::string message) { faults_.add(offset, std::move(message)); }

  std::string_view text_;
  std::size_t limit_;
  std::vector<Piece> pieces_;
  Faults faults_;
  const std::shared_ptr<const Directives> default_ = std::make_shared<Directives>();
  std::shared_ptr<const Directives> directives_ = default_;
  bool tags_end_ = false;         ///< the next directive forgets the handles of those before
  bool open_ = false;             ///< the last piece goes on
  bool directives_seen_ = false;  ///< since the last document
  std::size_t at_ = 0;            ///< the start of the line
  std::size_t next_ = 0;          ///< and of the one behind it
  std::uint32_t line_ = 1;
};

}  // namespace

std::vector<Piece> split_documents(std::string_view text, std::size_t limit) {
  return Splitter(text, limit).run();
}

}  // namespace bs::data::yaml
