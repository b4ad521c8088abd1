#include "facts/docker/dockerfile.hpp"

#include "bs/base/text.hpp"
#include "bs/data/json.hpp"
#include "facts/collectors.hpp"
#include "facts/shell/downloads.hpp"

namespace bs::facts {

namespace {

/// Lines with their numbers, read one instruction at a time.
class DockerReader {
 public:
  explicit DockerReader(std::string_view text) : lines_(split_lines(text)) {
    for (const std::string_view line : lines_) {
      const std::string directive = to_lower(std::string(line));
      if (trim(directive).empty() || trim(directive)[0] != '#') break;
      const auto equals = directive.find('=');
      if (equals == std::string::npos) break;
      if (trim(std::string_view(directive).substr(1 + directive.find('#'),
                                                  equals - directive.find('#') - 1)) == "escape")
        escape_ = trim(std::string_view(directive).substr(equals + 1)) == "`" ? '`' : '\\';
    }
  }

  std::vector<DockerInstruction> run() {
    std::vector<DockerInstruction> all;
    while (at_ < lines_.size()) {
      const std::string_view line = trim(lines_[at_]);
      if (line.empty() || line[0] == '#')
        ++at_;
      else
        all.push_back(instruction());
    }
    return all;
  }

 private:
  DockerInstruction instruction() {
    DockerInstruction made;
    made.line = static_cast<std::uint32_t>(at_ + 1);
    std::string text;
    bool continues = true;
    while (continues && at_ < lines_.size()) {
      std::string_view line = lines_[at_++];
      const std::string_view trimmed = trim(line);
      const bool is_gap = !text.empty() && (trimmed.empty() || trimmed[0] == '#');
      if (is_gap) continue;  // comments and empty lines do not end an instruction
      continues = trimmed.ends_with(escape_);
      if (continues) line = line.substr(0, line.rfind(escape_));
      made.starts.push_back(static_cast<std::uint32_t>(text.size()));
      made.start_lines.push_back(static_cast<std::uint32_t>(at_));
      text += text.empty() ? std::string_view(trimmed.substr(0, trimmed.size() - (continues ? 1 : 0))) : line;
    }
    split_off_name(made, text);
    here_documents(made);
    made.end_line = static_cast<std::uint32_t>(at_);
    return made;
  }

  static void split_off_name(DockerInstruction& made, const std::string& text) {
    std::size_t at = std::min(text.find_first_of(" \t"), text.size());
    made.name = to_upper(text.substr(0, at));
    for (at = std::min(text.find_first_not_of(" \t", at), text.size()); text.compare(at, 2, "--") == 0;) {
      const std::size_t end = std::min(text.find_first_of(" \t", at), text.size());
      at = std::min(text.find_first_not_of(" \t", end), text.size());
    }
    made.text = trim(std::string_view(text).substr(at));
    for (std::uint32_t& start : made.starts) start = start > at ? start - static_cast<std::uint32_t>(at) : 0;
  }

  void here_documents(DockerInstruction& made) {
    if (made.name != "RUN" && made.name != "COPY" && made.name != "ADD") return;
    std::size_t at = made.text.find("<<");
    while (at != std::string::npos) {
      std::size_t start = at + 2;
      const bool strips = made.text.compare(start, 1, "-") == 0;
      if (strips) ++start;
      const bool is_string = made.text.compare(start, 1, "<") == 0;
      const std::size_t end = std::min(made.text.find_first_of(" \t<>;&|", start), made.text.size());
      const std::string word =
          replace_all(replace_all(made.text.substr(start, end - start), "\"", ""), "'", "");
      const bool is_name = !word.empty() && word.find_first_of("$`(){}") == std::string::npos && !is_string;
      if (is_name && !here_document(made, word, strips)) return;
      at = made.text.find("<<", is_string ? start + 1 : end);
    }
  }

  bool here_document(DockerInstruction& made, const std::string& word, bool strips) {
    DockerHeredoc document{"", static_cast<std::uint32_t>(at_ + 1)};
    for (std::size_t i = at_; i < lines_.size(); ++i) {
      std::string_view line = lines_[i];
      if (strips) line.remove_prefix(std::min(line.find_first_not_of('\t'), line.size()));
      if (line == word) {
        made.heredocs.push_back(std::move(document));
        at_ = i + 1;
        return true;
      }
      document.text += lines_[i];
      document.text += '\n';
    }
    return false;  // never closed: then it is none
  }

  std::vector<std::string_view> lines_;
  std::size_t at_ = 0;
  char escape_ = '\\';
};

bool is_digest(std::string_view image) {
  const auto at = image.find("@sha256:");
  if (at == std::string_view::npos) return false;
  const std::string_view rest = image.substr(at + 8);
  return (rest.starts_with("${") && rest.find('}') != std::string_view::npos) ||
         (rest.size() >= 64 &&
          rest.substr(0, 64).find_first_not_of("0123456789abcdef") == std::string_view::npos);
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t at = text.find_first_not_of(" \t"); at < text.size();
       at = text.find_first_not_of(" \t", at)) {
    const std::size_t end = std::min(text.find_first_of(" \t", at), text.size());
    words.emplace_back(text.substr(at, end - at));
    at = end;
  }
  return words;
}

/// `${NAME}` and `$NAME` by the file's own ARGs, once.
std::string with_arguments(const std::string& word, const std::map<std::string, std::string>& arguments) {
  if (word.size() > 1024) return word;
  std::string out;
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t close = word.compare(at, 2, "${") == 0 ? word.find('}', at) : std::string::npos;
    const auto found =
        close == std::string::npos ? arguments.end() : arguments.find(word.substr(at + 2, close - at - 2));
    if (found == arguments.end()) {
      out += word[at++];
    } else {
      out += found->second;
      at = close + 1;
    }
  }
  return out;
}

void add_arguments(const std::string& text, std::map<std::string, std::string>& arguments) {
  for (const std::string& word : words_of(text)) {
    const auto equals = word.find('=');
    if (equals == std::string::npos) continue;
    std::string value = word.substr(equals + 1);
    if (value.size() >= 2 && (value[0] == '"' || value[0] == '\'') && value.back() == value[0])
      value = value.substr(1, value.size() - 2);
    if (value.size() <= 256) arguments[word.substr(0, equals)] = std::move(value);
  }
}

}  // namespace

std::uint32_t DockerInstruction::line_of(std::size_t offset) const {
  std::uint32_t found = line;
  for (std::size_t i = 0; i < starts.size() && starts[i] <= offset; ++i) found = start_lines[i];
  return found;
}

std::vector<DockerInstruction> parse_dockerfile(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return DockerReader(text).run();
}

std::optional<std::vector<std::string>> exec_form(std::string_view text) {
  if (!text.starts_with('[')) return std::nullopt;
  try {
    const data::Value list = data::parse_json(text);
    std::vector<std::string> words;
    for (const data::Value& item : list.as_array()) {
      if (!item.is_string()) return std::nullopt;
      words.push_back(item.as_string());
    }
    return words;
  } catch (const Error&) {
    return std::nullopt;  // then it is a command of the shell, as docker has it
  }
}

std::vector<BaseImage> base_images(const std::vector<DockerInstruction>& instructions) {
  std::vector<BaseImage> images;
  std::map<std::string, std::string> arguments;
  std::map<std::string, bool> stages;  // and whether what they come from is pinned
  for (const DockerInstruction& instruction : instructions) {
    if (instruction.name == "ARG") add_arguments(instruction.text, arguments);
    if (instruction.name != "FROM") continue;
    const auto words = words_of(instruction.text);
    if (words.empty()) continue;
    BaseImage image;
    image.name = with_arguments(words[0], arguments);
    if (words.size() >= 3 && equal_ignoring_case(words[1], "as")) image.stage = words[2];
    const auto stage = stages.find(to_lower(image.name));
    const bool is_scratch = equal_ignoring_case(image.name, "scratch");
    image.external = !is_scratch && stage == stages.end();
    image.pinned = is_scratch || is_digest(image.name) || (stage != stages.end() && stage->second);
    image.line = instruction.line;
    image.source = "FROM " + instruction.text;
    if (!image.stage.empty()) stages[to_lower(with_arguments(image.stage, arguments))] = image.pinned;
    images.push_back(std::move(image));
  }
  return images;
}

bool is_vendored(std::string_view path) {
  for (const std::string_view part : split(path, '/'))
    if (equal_ignoring_case(part, "vendor") || equal_ignoring_case(part, "third_party")) return true;
  return false;
}

bool is_test_data(std::string_view path) {
  return path.starts_with("testdata/") || path.find("/testdata/") != std::string_view::npos ||
         path.starts_with("src/test/") || path.find("/src/test/") != std::string_view::npos;
}

bool is_template_name(std::string_view path) {
  const std::string name = to_lower(std::string(path.substr(path.rfind('/') + 1)));
  std::size_t start = 0;
  while (start <= name.size()) {
    const std::size_t end = std::min(name.find_first_of(".-_", start), name.size());
    const std::string part = name.substr(start, end - start);
    if (part == "template" || part == "tmpl" || part == "tpl") return true;
    start = end + 1;
  }
  return false;
}

bool is_dockerfile(std::string_view path, std::string_view text) {
  for (const std::string_view source :
       {".go", ".c", ".cpp", ".rs", ".js", ".py", ".pyc", ".java", ".sh", ".bash"})
    if (path.ends_with(source)) return false;
  return !is_shell_script(path, text) && !is_all_comments(text);
}

namespace {

/// A file that becomes a Dockerfile: its text is another language's.
bool is_generated_from(std::string_view path) {
  for (const std::string_view ending :
       {".erb", ".j2", ".jinja", ".jinja2", ".in", ".mustache", ".hbs", ".ejs", ".tt"})
    if (path.ends_with(ending)) return true;
  return is_template_name(path) || path.find("{{") != std::string_view::npos;
}

}  // namespace

bool is_dockerfile(const Snapshot& snapshot, const File& file) {
  const std::string name = to_lower(file.path.substr(file.path.rfind('/') + 1));
  const bool is_named = name.find("dockerfile") != std::string::npos || name == "containerfile";
  const bool skipped = !file.is_regular() || is_test_data(file.path) || is_vendored(file.path) ||
                       is_generated_from(file.path) || name.ends_with(".dockerignore");
  return is_named && !skipped && is_dockerfile(file.path, snapshot.text(file));
}

}  // namespace bs::facts
