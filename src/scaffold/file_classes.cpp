#include "scaffold/file_classes.hpp"

#include "bs/data/yaml.hpp"
#include "bs/match/glob.hpp"
#include "bs/model/config_reader.hpp"

namespace bs::scaffold {
namespace {

constexpr std::uint64_t k_most_bytes = 1u << 20;

class ClassesReader {
 public:
  FileClasses read(std::string_view text, const std::string& file_name) {
    const data::Value root = data::parse_yaml_single(text, file_name);
    FileClasses classes;
    const model::Path path{nullptr, {}, 0, root.mark, false};
    if (!root.is_null())
      reader_.read_map(root, path, {{"files", [&](const data::Value& value, const model::Path& at) {
                                       read_files(value, at, classes);
                                     }}});
    reader_.throw_faults(text, file_name);
    return classes;
  }

 private:
  void read_files(const data::Value& value, const model::Path& path, FileClasses& classes) {
    const auto globs_into = [this](std::vector<std::string>& out) {
      return [this, &out](const data::Value& list, const model::Path& at) { read_globs(list, at, out); };
    };
    reader_.read_map(value, path,
                     {{"managed", globs_into(classes.managed)}, {"once", globs_into(classes.once)}});
  }

  void read_globs(const data::Value& list, const model::Path& path, std::vector<std::string>& out) {
    reader_.read_texts(list, path, out);
    if (!list.is_array()) return;
    std::size_t at = 0;
    for (const data::Value& item : list.as_array()) {
      const model::Path item_path = path.item(at++, item.mark);
      if (item.is_string()) reader_.attempt(item, item_path, [&] { match::Glob{item.as_string()}; });
    }
  }

  model::ConfigReader reader_;
};

}  // namespace

FileClasses read_file_classes(const TemplateFiles& files, std::string_view path) {
  const std::string beside = join_path(parent_of(path), k_classes_file);
  const auto file = find_file(files, beside);
  if (!file) return {};
  if (file->mode == FileMode::symlink)
    throw Error(ErrorKind::config, "this file may not be a symbolic link").at({files.shown(beside), {}});
  const auto text = files.read(beside, k_most_bytes);
  return ClassesReader().read(text.value_or(""), files.shown(beside));
}

}  // namespace bs::scaffold
