#include "facts/licence/declared.hpp"

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "bs/data/json.hpp"
#include "bs/data/toml.hpp"
#include "facts/licence/table.hpp"

namespace bs::facts {
namespace {

using Found = std::vector<DeclaredLicence>;

void add(Found& found, const std::string& path, const data::Value* value) {
  if (value != nullptr && value->is_string() && !trim(value->as_string()).empty())
    found.push_back({path, value->mark, value->as_string()});
}

void read_package_json(Found& found, const std::string& path, std::string_view text) {
  const data::Value root = data::parse_json(text, path);
  const data::Value* licence = root.find("license");
  add(found, path, licence);
  if (licence != nullptr) add(found, path, licence->find("type"));
}

void read_composer(Found& found, const std::string& path, std::string_view text) {
  const data::Value root = data::parse_json(text, path);
  const data::Value* licence = root.find("license");
  add(found, path, licence);
  if (licence == nullptr || !licence->is_array()) return;
  for (const data::Value& item : licence->as_array()) add(found, path, &item);
}

void read_cargo(Found& found, const std::string& path, std::string_view text) {
  const data::Value root = data::parse_toml(text, path);
  if (const data::Value* package = root.find("package")) add(found, path, package->find("license"));
}

void read_pyproject(Found& found, const std::string& path, std::string_view text) {
  const data::Value root = data::parse_toml(text, path);
  if (const data::Value* project = root.find("project")) {
    const data::Value* licence = project->find("license");
    add(found, path, licence);
    if (licence != nullptr) add(found, path, licence->find("text"));
  }
  const data::Value* tool = root.find("tool");
  const data::Value* poetry = tool == nullptr ? nullptr : tool->find("poetry");
  if (poetry != nullptr) add(found, path, poetry->find("license"));
}

struct Reader {
  std::string_view name;
  void (*read)(Found&, const std::string&, std::string_view);
};
constexpr Reader k_readers[] = {{"package.json", read_package_json},
                                {"composer.json", read_composer},
                                {"Cargo.toml", read_cargo},
                                {"pyproject.toml", read_pyproject}};

std::string without_choice(std::string id) {
  for (const std::string_view end : {"-only", "-or-later", "+"}) {
    if (id.size() > end.size() && id.ends_with(end)) id.resize(id.size() - end.size());
  }
  return id;
}

}  // namespace

Found declared_licences(const Snapshot& snapshot, std::string_view folder) {
  Found found;
  for (const Reader& reader : k_readers) {
    const std::string path = join_path(folder, reader.name);
    const auto text = snapshot.text(path);
    if (!text) continue;
    try {
      reader.read(found, path, *text);
    } catch (const Error& error) {
      // A manifest that is faulty is told by other facts; whether it can be read at all was asked above.
      if (error.kind() != ErrorKind::config && error.kind() != ErrorKind::limit) throw;
    }
  }
  return found;
}

std::set<std::string> ids_of(std::string_view expression) {
  std::string plain(expression);
  for (const char mark : {'(', ')', '/'}) std::replace(plain.begin(), plain.end(), mark, ' ');
  std::set<std::string> ids;
  bool is_exception = false;
  for (const std::string_view word : split(plain, ' ')) {
    if (word.empty()) continue;
    const std::string lower = to_lower(word);
    if (lower == "or" || lower == "and" || lower == "with") {
      is_exception = lower == "with";
      continue;
    }
    if (is_exception) continue;
    const std::string id = without_choice(std::string(word));
    if (licence_table().find(id) == nullptr) return {};
    ids.insert(id);
  }
  return ids;
}

}  // namespace bs::facts
