#include "scaffold/skeleton.hpp"

#include "bs/base/text.hpp"
#include "scaffold/source_url.hpp"
#include "scaffold/step_values.hpp"

namespace bs::scaffold {
namespace {

/// What is looked at to tell binary files from text.
constexpr std::size_t k_looked_at = 512;

bool has_wildcard(std::string_view pattern) {
  return pattern.find_first_of("*?[{\\") != std::string_view::npos;
}

/// Of a path, as node tells it: "" for ".njk" itself.
std::string_view extension_of(std::string_view path) {
  const std::string_view name = base_name(path);
  const auto dot = name.rfind('.');
  return dot == std::string_view::npos || dot == 0 ? std::string_view() : name.substr(dot);
}

/// The idiom for files that depend on a value: their rendered name, or that of a folder of theirs, is empty.
bool is_left_out(std::string_view path) {
  return path.empty() || path.front() == '/' || path.back() == '/' ||
         path.find("//") != std::string_view::npos;
}

class Renderer {
 public:
  Renderer(ActionCall& call, const RunOptions::Located& source, const SkeletonOptions& options,
           const Context& context)
      : call_(call), source_(source), options_(options), context_(context) {}

  void render(const TemplateFile& file) {
    const std::string_view below = below_source(file, source_);
    const bool renders_text = options_.extension.empty() ? !options_.copied.matches(below)
                                                         : extension_of(below) == options_.extension;
    const std::string name = rendered_name(below, renders_text, source_.files->shown(file.path));
    if (is_left_out(name)) return;
    const std::string path = join_path(options_.target, checked(name, file.path));
    if (call_.files.has(path) && !options_.replaces) {
      kept_.push_back(path);
      return;
    }
    TreeFile made = read_source(call_, *source_.files, file);
    if (renders_text && made.mode != FileMode::symlink && can_be_template(made.bytes) &&
        !is_binary(made.bytes))
      made.bytes = render_text(made.bytes, source_.files->shown(file.path), options_.engine, context_);
    put(path, file.path, std::move(made));
  }

  void tell_kept() {
    if (kept_.empty()) return;
    call_.note(fmt::format(
        "{}: {} there already, {} as {} (replace: true takes the new): {}", call_.step.id,
        kept_.size() == 1 ? "1 file was" : fmt::format("{} files were", grouped(kept_.size())),
        kept_.size() == 1 ? "stays" : "stay", kept_.size() == 1 ? "it is" : "they are", join(kept_, ", ")));
  }

 private:
  std::string rendered_name(std::string_view below, bool renders_text, const std::string& shown) {
    std::string name(below);
    if (!options_.extension.empty() && renders_text) name.resize(name.size() - options_.extension.size());
    if (options_.extension.empty() && !renders_text && !options_.renders_copied_names) return name;
    if (!can_be_template(name)) return name;
    try {
      return Template::parse(name, shown, options_.engine).render(context_);
    } catch (const Error& error) {
      throw Error(error.kind(), fmt::format("in the file's name: {}", error.message()))
          .at({shown, {}})
          .hint(error.hint());
    }
  }

  std::string checked(const std::string& name, const std::string& from) const {
    try {
      return Workspace::path_of(name);
    } catch (Error& error) {
      throw error.at({source_.files->shown(from), {}});
    }
  }

  void put(const std::string& path, const std::string& from, TreeFile file) {
    try {
      call_.files.put(path, std::move(file));
    } catch (Error& error) {
      throw error.at({source_.files->shown(from), {}});
    }
  }

  ActionCall& call_;
  const RunOptions::Located& source_;
  const SkeletonOptions& options_;
  const Context& context_;
  std::vector<std::string> kept_;
};

}  // namespace

CopyRules::CopyRules(const std::vector<std::string>& patterns) {
  for (std::string_view pattern : patterns) {
    const bool takes_back = pattern.starts_with('!');
    if (takes_back) pattern.remove_prefix(1);
    while (pattern.starts_with("./")) pattern.remove_prefix(2);
    while (pattern.ends_with('/')) pattern.remove_suffix(1);
    rules_.push_back({match::Glob(pattern), has_wildcard(pattern) ? "" : std::string(pattern), takes_back});
  }
}

bool CopyRules::matches(std::string_view path) const {
  bool is_copied = false;
  for (const Rule& rule : rules_)
    if (is_copied == rule.takes_back &&
        (rule.glob.matches(path) || (!rule.folder.empty() && is_below(path, rule.folder))))
      is_copied = !rule.takes_back;
  return is_copied;
}

bool is_binary(std::string_view bytes) {
  const std::string_view start = bytes.substr(0, k_looked_at);
  if (start.starts_with("\xEF\xBB\xBF")) return false;
  if (start.starts_with("%PDF-") || start.starts_with("\xFE\xFF") || start.starts_with("\xFF\xFE"))
    return true;
  std::size_t odd = 0;
  for (std::size_t at = 0; at < start.size();) {
    const CodePoint point = decode_utf8(start, at);
    if (point.value == 0) return true;
    const bool is_cut = !point.valid && bytes.size() > start.size() && at + 4 > start.size();
    const bool is_control =
        point.value < 0x20 && (point.value < 0x07 || point.value > 0x0E) && point.value != 0x1B;
    if ((!point.valid && !is_cut) || is_control) ++odd;
    at += point.length;
  }
  return odd * 10 > start.size();
}

std::string render_text(std::string_view text, std::string_view shown, const EngineOptions& options,
                        const Context& context) {
  if (!can_be_template(text)) return std::string(text);
  return Template::parse(text, shown, options).render(context);
}

TreeFile read_source(const ActionCall& call, const TemplateFiles& files, const TemplateFile& file) {
  auto bytes = files.read(file.path);
  if (!bytes)
    call.fail(call.mark_of("url"),
              Error(ErrorKind::unreadable, fmt::format("{} cannot be read", files.shown(file.path))));
  if (file.mode == FileMode::symlink &&
      (bytes->starts_with('/') || !resolve_repository_path(parent_of(file.path), *bytes)))
    throw Error(ErrorKind::config,
                fmt::format("this symbolic link leads out of the template, to \"{}\"", *bytes))
        .at({files.shown(file.path), {}});
  return {std::move(*bytes), file.mode};
}

void render_skeleton(ActionCall& call, const RunOptions::Located& source, const SkeletonOptions& options,
                     const Context& context) {
  const std::vector<TemplateFile> files = source_files(call, source);
  Renderer renderer(call, source, options, context);
  for (const TemplateFile& file : files) renderer.render(file);
  renderer.tell_kept();
}

}  // namespace bs::scaffold
