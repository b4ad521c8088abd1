#include "scaffold/cookiecutter_tree.hpp"

#include "bs/base/paths.hpp"
#include "bs/base/text.hpp"
#include "scaffold/cookiecutter_text.hpp"
#include "scaffold/fnmatch.hpp"

namespace bs::scaffold {
namespace {

constexpr std::size_t k_most_links = 16;  // that lead to each other

Context context_of(const CookiecutterTree& tree) {
  data::Value values = data::Value::object();
  values.set("cookiecutter", tree.cookiecutter);
  return Context(values, tree.engine.limits);
}

/// A path without "." and empty parts; a leading '/' stays, for it to be refused.
std::string normal_path(std::string_view path) {
  std::string out = path.starts_with('/') ? "/" : "";
  for (const std::string_view part : split(path, '/')) {
    if (part.empty() || part == ".") continue;
    if (!out.empty() && out.back() != '/') out += '/';
    out += part;
  }
  return out;
}

class Renderer {
 public:
  Renderer(const CookiecutterTree& tree, std::vector<std::string>& notes)
      : tree_(tree), notes_(notes), context_(context_of(tree)) {
    folders_.emplace("", Folder{});
  }

  std::string name(const std::string& source, std::string_view where) const {
    if (source.find('{') == std::string::npos) return source;
    try {
      return Template::parse(source, where, tree_.engine).render(context_);
    } catch (Error& error) {
      throw Error(error.kind(), "in the name of this file: " + error.message())
          .at({std::string(where), {}})
          .hint(error.hint());
    }
  }

  FileTree render() {
    for (const TemplateFile& file : tree_.files->list(tree_.folder)) {
      const std::string path = file.path.substr(tree_.folder.empty() ? 0 : tree_.folder.size() + 1);
      const auto source = followed(file);
      if (source) add(path, *source);
    }
    return std::move(files_);
  }

 private:
  struct Folder {
    std::string rendered;
    bool is_copied = false;
  };

  std::string shown(const std::string& path) const {
    return tree_.files->shown(join_path(tree_.folder, path));
  }

  bool matches(const std::string& path) const {
    return std::any_of(tree_.copied.begin(), tree_.copied.end(),
                       [&](const std::string& pattern) { return fnmatch(path, pattern); });
  }

  const Folder& folder_of(const std::string& path) {
    const auto known = folders_.find(path);
    if (known != folders_.end()) return known->second;
    const Folder parent = folder_of(std::string(parent_of(path)));
    const std::string own(base_name(path));
    Folder folder;
    folder.is_copied = parent.is_copied || matches(path);
    const std::string rendered = parent.is_copied ? own : name(own, shown(path));
    if (normal_path(rendered).empty())
      throw Error(ErrorKind::config, "with these answers this folder has no name").at({shown(path), {}});
    folder.rendered = parent.rendered.empty() ? rendered : parent.rendered + "/" + rendered;
    return folders_.emplace(path, std::move(folder)).first->second;
  }

  /// The file that a symlink leads to; nullopt, with a note, where it leads to none.
  std::optional<TemplateFile> followed(const TemplateFile& link) {
    TemplateFile file = link;
    for (std::size_t i = 0; file.mode == FileMode::symlink && i < k_most_links; ++i) {
      const TemplateFile* next = target_of(file);
      if (next == nullptr) break;
      file = *next;
    }
    if (file.mode != FileMode::symlink) return file;
    notes_.push_back(fmt::format("{} is a symlink to what is no file of the template: it was left out",
                                 tree_.files->shown(link.path)));
    return std::nullopt;
  }

  const TemplateFile* target_of(const TemplateFile& link) {
    const std::string target = tree_.files->read(link.path).value_or("/");
    const auto path = resolve_repository_path(parent_of(link.path), target);
    if (!path || target.starts_with('/')) return nullptr;
    if (all_.empty()) all_ = tree_.files->list("");
    const auto found =
        std::find_if(all_.begin(), all_.end(), [&](const TemplateFile& file) { return file.path == *path; });
    return found == all_.end() ? nullptr : &*found;
  }

  void add(const std::string& path, const TemplateFile& source) {
    const Folder folder = folder_of(std::string(parent_of(path)));
    const std::string own(base_name(path));
    const std::string rendered = folder.is_copied ? own : name(own, shown(path));
    const std::string target =
        normal_path(folder.rendered.empty() ? rendered : folder.rendered + "/" + rendered);
    // A name that renders to nothing is the idiom for a file that is wanted at times.
    if (rendered.empty() || rendered.ends_with('/') || target == normal_path(folder.rendered)) return;
    if (const auto reason = refusal_of(target))
      throw Error(ErrorKind::config, fmt::format("\"{}\" may not be written: {}", target, *reason))
          .at({shown(path), {}});
    auto bytes = tree_.files->read(source.path);
    if (!bytes) throw Error(ErrorKind::unreadable, "this file is gone").at({shown(path), {}});
    const bool is_raw = folder.is_copied || matches(path) || is_copied_as_binary(*bytes);
    put(path, target, {is_raw ? std::move(*bytes) : content(path, *bytes), source.mode});
  }

  std::string content(const std::string& path, const std::string& bytes) {
    const bool has_returns = bytes.find('\r') != std::string::npos;
    const Template source =
        Template::parse(has_returns ? with_plain_line_ends(bytes) : bytes, shown(path), tree_.engine);
    std::string text = source.render(context_);
    if (bytes.find("random") != std::string::npos) note_random(path, source);
    if (!tree_.line_end.empty()) return with_line_ends(std::move(text), tree_.line_end);
    return has_returns ? with_line_ends(std::move(text), line_end_of(bytes)) : text;
  }

  /// An update renders the old version again, so that what is random in it has to stay.
  void note_random(const std::string& path, const Template& source) {
    const std::vector<Reference> references = source.references();
    const bool is_random = std::any_of(references.begin(), references.end(), [](const Reference& used) {
      return (used.kind == Reference::Kind::filter && used.path.front() == "random") ||
             (used.kind == Reference::Kind::name && used.path.front() == "random_ascii_string");
    });
    if (is_random)
      notes_.push_back(
          fmt::format("{}: its random text is the same in each project; make secrets anew", shown(path)));
  }

  void put(const std::string& path, const std::string& target, TreeFile file) {
    bytes_ += file.bytes.size();
    if (bytes_ > tree_.limits.bytes)
      throw Error(ErrorKind::limit, fmt::format("the template renders to more than {} bytes",
                                                grouped(static_cast<std::size_t>(tree_.limits.bytes))))
          .at({shown(path), {}});
    const auto [place, is_new] = files_.insert_or_assign(target, std::move(file));
    if (!is_new) notes_.push_back(fmt::format("{} takes the place of another {}", shown(path), target));
    if (files_.size() > tree_.limits.files)
      throw Error(ErrorKind::limit,
                  fmt::format("the template renders to more than {} files", grouped(tree_.limits.files)))
          .at({shown(path), {}});
  }

  const CookiecutterTree& tree_;
  std::vector<std::string>& notes_;
  Context context_;
  std::map<std::string, Folder> folders_;
  std::vector<TemplateFile> all_;  ///< once a symlink needs them
  FileTree files_;
  std::uint64_t bytes_ = 0;
};

}  // namespace

FileTree render_cookiecutter_tree(const CookiecutterTree& tree, std::vector<std::string>& notes) {
  return Renderer(tree, notes).render();
}

std::string render_cookiecutter_name(const CookiecutterTree& tree, const std::string& name,
                                     std::string_view where) {
  std::vector<std::string> notes;
  return Renderer(tree, notes).name(name, where);
}

}  // namespace bs::scaffold
