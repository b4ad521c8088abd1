#include "config_reader.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "bs/base/text.hpp"

namespace bs::model {

void ConfigReader::fault(Mark mark, std::string message, std::string hint) {
  faults_.push_back({Severity::error, std::move(message), mark, std::move(hint)});
}

void ConfigReader::fault(const Error& error, const Path& path) {
  const auto where = [&](Mark mark) { return mark.line > 0 ? mark : path.key_mark; };
  fault(where(error.place().mark), fmt::format("{}: {}", path.text(), error.message()), error.hint());
  for (const Diagnostic& further : error.diagnostics())
    fault(where(further.mark), fmt::format("{}: {}", path.text(), further.message), further.hint);
}

bool ConfigReader::expect(bool sound, const data::Value& value, const Path& path, std::string_view wanted) {
  const std::string name = path.parent == nullptr ? "the file" : path.text();
  if (!sound) fault(value.mark, fmt::format("{} must be {}, found {}", name, wanted, described(value)));
  return sound;
}

void ConfigReader::read_map(const data::Value& value, const Path& path, const std::vector<Key>& keys) {
  if (!expect(value.is_object(), value, path, "a map")) return;
  for (const data::Member& member : value.as_object()) {
    const auto key =
        std::find_if(keys.begin(), keys.end(), [&](const Key& known) { return known.name == member.key; });
    if (key != keys.end()) {
      if (!member.value.is_null()) key->read(member.value, path.member(member));
      continue;
    }
    std::vector<std::string> names;
    for (const Key& known : keys) names.emplace_back(known.name);
    const auto meant = nearest(member.key, names);
    fault(member.key_mark, fmt::format("unknown key {}", in_quotes(path.member(member).text())),
          meant ? fmt::format("is \"{}\" meant?", *meant) : "known here: " + join(names, ", "));
  }
}

void ConfigReader::read_text(const data::Value& value, const Path& path, std::string& out) {
  if (!expect(value.is_string() && !value.as_string().empty(), value, path, "a string")) return;
  out = value.as_string();
}

void ConfigReader::read_flag(const data::Value& value, const Path& path, bool& out) {
  if (expect(value.is_boolean(), value, path, "true or false")) out = value.as_boolean();
}

void ConfigReader::read_choice(const data::Value& value, const Path& path,
                               const std::vector<std::string>& choices, std::string& out) {
  const bool known =
      value.is_string() && std::find(choices.begin(), choices.end(), value.as_string()) != choices.end();
  if (known) {
    out = value.as_string();
    return;
  }
  const auto meant = value.is_string() ? nearest(value.as_string(), choices) : std::nullopt;
  fault(value.mark,
        fmt::format("{} must be one of {}, found {}", path.text(), join(choices, ", "), described(value)),
        meant ? fmt::format("is \"{}\" meant?", *meant) : "");
}

void ConfigReader::read_texts(const data::Value& value, const Path& path, std::vector<std::string>& out) {
  if (!expect(value.is_array(), value, path, "a list of strings")) return;
  out.clear();
  std::size_t at = 0;
  for (const data::Value& item : value.as_array())
    read_text(item, path.item(at++, item.mark), out.emplace_back());
}

void ConfigReader::read_text_map(const data::Value& value, const Path& path,
                                 std::map<std::string, std::string>& out) {
  if (!expect(value.is_object(), value, path, "a map of strings")) return;
  for (const data::Member& member : value.as_object())
    read_text(member.value, path.member(member), out[member.key]);
}

void ConfigReader::throw_faults(std::string_view text, std::string_view file_name) {
  if (faults_.empty()) return;
  std::stable_sort(faults_.begin(), faults_.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::pair(a.mark.line, a.mark.column) < std::pair(b.mark.line, b.mark.column);
  });
  Diagnostic first = std::move(faults_.front());
  faults_.erase(faults_.begin());
  Error error(ErrorKind::config, std::move(first.message));
  error.at(Place{std::string(file_name), first.mark}).hint(std::move(first.hint));
  const auto lines = split_lines(text);
  if (first.mark.line > 0 && first.mark.line <= lines.size())
    error.source_line(std::string(lines[first.mark.line - 1]));
  throw std::move(error).with(std::move(faults_));
}

}  // namespace bs::model
