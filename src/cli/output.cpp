#include "cli/output.hpp"

#include <unistd.h>

#include "bs/base/error.hpp"
#include "bs/base/os.hpp"
#include "bs/base/text.hpp"
#include "bs/data/json.hpp"

namespace bs::cli {
namespace {

struct Wanted {
  std::string format;
  std::string file;  ///< "" is stdout
};

std::vector<Wanted> wanted_formats(const Arguments& arguments) {
  std::vector<Wanted> wanted;
  for (const auto& text : arguments.values("--format")) {
    auto equals = text.find('=');
    wanted.push_back({text.substr(0, equals), equals == std::string::npos ? "" : text.substr(equals + 1)});
    if (equals != std::string::npos && wanted.back().file.empty()) {
      throw Error(ErrorKind::usage, fmt::format("--format {}= names no file", shown(wanted.back().format)));
    }
  }
  return wanted;
}

const Format& find_format(const std::vector<Format>& formats, const std::string& name) {
  std::vector<std::string> names;
  for (const auto& format : formats) {
    if (format.name == name) return format;
    names.emplace_back(format.name);
  }
  throw Error(ErrorKind::usage, fmt::format("unknown format '{}'", shown(name)))
      .hint(fmt::format("this command writes {}", join(names, ", ")));
}

}  // namespace

void Output::write(const Arguments& arguments, const std::vector<Format>& formats) const {
  auto wanted = wanted_formats(arguments);
  auto on_stdout =
      std::count_if(wanted.begin(), wanted.end(), [](const Wanted& w) { return w.file.empty(); });
  if (on_stdout > 1) {
    throw Error(ErrorKind::usage, "--format: only one format can go to stdout")
        .hint("write the others to files: --format json=FILE");
  }
  for (const auto& want : wanted) find_format(formats, want.format);
  if (on_stdout == 0) out(formats.front().render());
  for (const auto& want : wanted) {
    auto text = find_format(formats, want.format).render();
    want.file.empty() ? out(std::move(text)) : write_file(fs::path(want.file), text);
  }
}

bool Output::for_people(const Arguments& arguments, std::string_view first) {
  for (const auto& want : wanted_formats(arguments)) {
    if (want.file.empty()) return want.format == first;
  }
  return true;
}

Output::~Output() {
  release();
}

void Output::release() {
  holds_ = false;
  for (const auto& piece : held_) write_all(piece.descriptor, piece.text);
  held_.clear();
}

void Output::out(std::string text) const {
  if (holds_) {
    held_.push_back({STDOUT_FILENO, std::move(text)});
  } else {
    write_all(STDOUT_FILENO, text);
  }
}

void Output::err(std::string text) const {
  if (held_.empty()) {
    write_all(STDERR_FILENO, text);
  } else {
    held_.push_back({STDERR_FILENO, std::move(text)});
  }
}

void Output::note(std::string_view text) const {
  plain(fmt::format("bs: {}", text));
}

void Output::plain(std::string_view text) const {
  err(fmt::format("{}\n", text));
}

void Output::warning(std::string_view text) const {
  plain(fmt::format("bs: {} {}", styled("warning:", Style::yellow, terminal_->err_color), text));
}

void Output::hint(std::string_view text) const {
  if (terminal_->out_is_tty && terminal_->err_is_tty)
    err(text.ends_with('\n') ? std::string(text) : std::string(text) + '\n');
}

std::string json_document(std::initializer_list<std::pair<std::string_view, data::Value>> members) {
  auto document = data::Value::object();
  document.set("schemaVersion", 1);
  for (const auto& [key, value] : members) document.set(key, value);
  return data::to_json(document, data::JsonStyle::pretty) + "\n";
}

}  // namespace bs::cli
