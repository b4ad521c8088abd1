#include "bs/data/yaml.hpp"

#include "bs/base/text.hpp"
#include "data/marks.hpp"
#include "data/yaml_chars.hpp"
#include "data/yaml_compose.hpp"
#include "data/yaml_lexer.hpp"
#include "data/yaml_split.hpp"

namespace bs::data {
namespace {

using yaml::Fault;
using yaml::Faults;
using yaml::Piece;

bool has_error(const std::vector<Diagnostic>& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& diagnostic) { return diagnostic.severity == Severity::error; });
}

/// "UTF-16", "UTF-32" by a byte order mark or by the zero bytes of the first characters; else empty.
std::string_view other_encoding(std::string_view text) {
  const auto starts = [&](std::string_view bytes) { return text.substr(0, bytes.size()) == bytes; };
  if (starts({"\xFF\xFE\0\0", 4}) || starts({"\0\0\xFE\xFF", 4})) return "UTF-32";
  if (starts("\xFF\xFE") || starts("\xFE\xFF")) return "UTF-16";
  if (text.size() < 4) return {};
  const std::array<bool, 4> zero = {text[0] == 0, text[1] == 0, text[2] == 0, text[3] == 0};
  if (zero == std::array{false, true, true, true} || zero == std::array{true, true, true, false})
    return "UTF-32";
  if (zero == std::array{false, true, false, true} || zero == std::array{true, false, true, false})
    return "UTF-16";
  return {};
}

/// The text of a piece in the input, which has the same lines as the repaired text, but not the same bytes.
class OriginalText {
 public:
  explicit OriginalText(std::string_view text) : text_(text) {}

  std::string_view of(const Piece& piece, std::string_view repaired) {
    while (line_ < piece.first_line) next_line();
    const std::size_t begin = at_ + (piece.after_marker ? 3 : 0);
    const std::string_view own = repaired.substr(piece.begin, piece.end - piece.begin);
    const auto lines = static_cast<std::uint32_t>(std::count(own.begin(), own.end(), '\n'));
    while (line_ < piece.first_line + lines) next_line();
    const std::size_t end = !own.empty() && own.back() == '\n' ? at_ : text_.size();
    return text_.substr(begin, end - begin);
  }

 private:
  void next_line() {
    at_ = std::min(text_.find('\n', at_), text_.size() - 1) + 1;
    ++line_;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 1;
};

Diagnostic replaced_bytes(std::string_view original, const Piece& piece) {
  Mark mark = yaml::first_mark(piece);
  for (std::size_t at = 0; at < original.size();) {
    const CodePoint point = decode_utf8(original, at);
    if (!point.valid) break;
    mark = point.value == '\n' ? Mark{mark.line + 1, 1} : Mark{mark.line, mark.column + 1};
    at += point.length;
  }
  return {Severity::warning, "invalid UTF-8 was read as U+FFFD", mark, "save the file as UTF-8"};
}

class FileParser {
 public:
  FileParser(std::string_view text, const YamlLimits& limits) : limits_(limits), original_(text) {}

  YamlFile run(std::string_view input) {
    if (input.size() > limits_.file_bytes) {
      refuse(fmt::format("the file is larger than {} bytes", grouped(limits_.file_bytes)));
    } else if (const std::string_view encoding = other_encoding(input); !encoding.empty()) {
      refuse(fmt::format("the file is written in {}", encoding), "save it as UTF-8");
    } else {
      repaired_ = !is_valid_utf8(input);
      if (repaired_) storage_ = repair_utf8(input);
      text_ = repaired_ ? std::string_view(storage_) : input;
      parse_pieces();
    }
    return std::move(file_);
  }

 private:
  void refuse(std::string message, std::string hint = "") {
    file_.diagnostics.push_back({Severity::error, std::move(message), {}, std::move(hint)});
  }

  void parse_pieces() {
    const std::vector<Piece> pieces = yaml::split_documents(text_, limits_.documents);
    if (pieces.size() > limits_.documents) {
      refuse(fmt::format("more than {} documents in one file", grouped(limits_.documents)));
      return;
    }
    for (const Piece& piece : pieces) {
      YamlDocument document = parse(piece);
      if (!document.root.is_null() || has_error(document.diagnostics))
        file_.documents.push_back(std::move(document));
    }
  }

  YamlDocument parse(const Piece& piece) {
    YamlDocument document;
    document.first_line = piece.first_line;
    document.text =
        repaired_ ? original_.of(piece, text_) : text_.substr(piece.begin, piece.end - piece.begin);
    if (repaired_ && !is_valid_utf8(document.text)) {
      document.diagnostics.push_back(replaced_bytes(document.text, piece));
    }
    if (document.text.size() > limits_.document_bytes) {
      document.diagnostics.push_back(
          {Severity::error,
           fmt::format("the document is larger than {} bytes", grouped(limits_.document_bytes)),
           {piece.first_line, 1},
           ""});
      return document;
    }
    const yaml::Lexed lexed = yaml::Lexer(text_, piece, limits_).run();
    Faults faults = piece.faults;
    faults.add(lexed.faults);
    if (!lexed.structure_lost) {
      yaml::Composed composed = yaml::compose(text_, piece, lexed, limits_);
      faults.add(std::move(composed.faults));
      if (faults.empty()) document.root = std::move(composed.root);
    }
    tell(document, piece, faults);
    return document;
  }

  /// Faults in the order of the file.
  void tell(YamlDocument& document, const Piece& piece, const Faults& faults) const {
    std::vector<Fault> sorted = faults.list();
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const Fault& a, const Fault& b) { return a.offset < b.offset; });
    // Two faults at one place are one, seen by the lexer and by what came behind it.
    sorted.erase(std::unique(sorted.begin(), sorted.end(),
                             [](const Fault& a, const Fault& b) { return a.offset == b.offset; }),
                 sorted.end());
    Marks before(text_);  // directives stand before the piece
    Marks marks(text_, piece.begin, yaml::first_mark(piece));
    for (Fault& fault : sorted) {
      const Mark mark = (fault.offset < piece.begin ? before : marks).at(fault.offset);
      document.diagnostics.push_back(
          {Severity::error, std::move(fault.message), mark, std::move(fault.hint)});
    }
    if (faults.left_out() == 0) return;
    document.diagnostics.push_back({Severity::note,
                                    fmt::format("and {} more {}", grouped(faults.left_out()),
                                                faults.left_out() == 1 ? "fault" : "faults"),
                                    document.diagnostics.back().mark, ""});
  }

  const YamlLimits& limits_;
  std::string storage_;
  std::string_view text_;
  bool repaired_ = false;
  OriginalText original_;
  YamlFile file_;
};

}  // namespace

bool YamlDocument::ok() const {
  return !has_error(diagnostics);
}

bool YamlFile::ok() const {
  return !has_error(diagnostics) && std::all_of(documents.begin(), documents.end(),
                                                [](const YamlDocument& document) { return document.ok(); });
}

YamlFile parse_yaml(std::string_view text, const YamlLimits& limits) {
  return FileParser(text, limits).run(text);
}

Value parse_yaml_single(std::string_view text, std::string_view file_name, const YamlLimits& limits) {
  YamlFile file = parse_yaml(text, limits);
  std::vector<Diagnostic> faults = std::move(file.diagnostics);
  for (YamlDocument& document : file.documents) {
    std::move(document.diagnostics.begin(), document.diagnostics.end(), std::back_inserter(faults));
  }
  if (!has_error(faults) && file.documents.size() > 1) {
    const YamlDocument& second = file.documents[1];
    faults.push_back({Severity::error,
                      "this file must hold one YAML document, and a second one starts here",
                      {static_cast<std::uint32_t>(second.first_line), 1},
                      ""});
  }
  const auto first = std::find_if(faults.begin(), faults.end(),
                                  [](const Diagnostic& fault) { return fault.severity == Severity::error; });
  if (first == faults.end()) return file.documents.empty() ? Value() : std::move(file.documents.front().root);
  const Diagnostic told = *first;
  faults.erase(first);
  throw Error(ErrorKind::config, told.message)
      .at(Place{std::string(file_name), told.mark})
      .hint(told.hint)
      .with(std::move(faults));
}

}  // namespace bs::data
