#include "scaffold/source_url.hpp"

#include "bs/base/text.hpp"
#include "scaffold/shell_line.hpp"

namespace bs::scaffold {
namespace {

/// https://github.com/acme/templates/tree/main/skeleton: the repository, and what is meant of it.
struct WebUrl {
  std::string repository;  ///< "https://github.com/acme/templates"
  std::string ref;         ///< "main"; "" where the URL names none
  std::string path;        ///< "skeleton"
};

std::string joined(const std::vector<std::string_view>& parts, std::size_t from, std::size_t to) {
  std::string path;
  for (std::size_t i = from; i < to && i < parts.size(); ++i)
    if (!parts[i].empty()) path = join_path(path, parts[i]);
  return path;
}

/// The code hosts' forms: OWNER/REPO/tree/REF/PATH, GROUP/…/REPO/-/tree/REF/PATH, OWNER/REPO/src/REF/PATH.
WebUrl read_web_url(std::string_view url) {
  const std::size_t host_at = url.find("://") + 3;
  const std::size_t query = std::min(url.find('?'), url.find('#'));
  const std::string_view whole = url.substr(0, query);
  const std::vector<std::string_view> parts = split(whole.substr(std::min(host_at, whole.size())), '/');
  std::size_t marker = parts.size();
  for (std::size_t i = 3; i + 1 < parts.size() && marker == parts.size(); ++i)
    if (parts[i] == "tree" || parts[i] == "blob" || parts[i] == "src") marker = i;
  WebUrl read;
  std::size_t end = marker;
  if (end < parts.size() && parts[end - 1] == "-") --end;
  read.repository = fmt::format("{}{}", whole.substr(0, host_at), joined(parts, 0, end));
  if (marker < parts.size()) {
    read.ref = parts[marker + 1];
    read.path = joined(parts, marker + 2, parts.size());
  }
  return read;
}

void leave_to_network(ActionCall& call, const WebUrl& url, std::string_view written) {
  call.leave(fmt::format("needs the network: {}", written));
  call.report.makes_files = true;
  const std::string branch = url.ref.empty() ? "" : fmt::format(" --branch {}", shell_word(url.ref));
  call.add_command(fmt::format("git clone --depth 1{} -- {}", branch, shell_word(url.repository)));
}

std::string checked_path(const ActionCall& call, std::string_view from, std::string_view written) {
  const auto path = resolve_repository_path(from, written);
  if (!path)
    call.fail(call.mark_of("url"),
              Error(ErrorKind::config, fmt::format("\"{}\" leads out of the template's files", written)));
  for (const std::string_view name : split(*path, '/'))
    if (!path->empty() && !is_safe_component(name))
      call.fail(call.mark_of("url"),
                Error(ErrorKind::config,
                      fmt::format("\"{}\" may not be read: git keeps its own files there", written)));
  return *path;
}

}  // namespace

std::optional<std::string> own_path(const TemplateSpec& spec, std::string_view url) {
  if (url.find("://") == std::string_view::npos) return resolve_repository_path(parent_of(spec.path), url);
  const WebUrl web = read_web_url(url);
  if (spec.files->origin().source != git::normalise_url(web.repository)) return std::nullopt;
  return resolve_repository_path("", web.path);
}

std::optional<RunOptions::Located> locate_source(ActionCall& call) {
  const std::string written = call.text("url");
  if (written.find("://") == std::string::npos)
    return RunOptions::Located{call.spec.files, checked_path(call, parent_of(call.spec.path), written)};
  if (call.options.locate)
    if (auto located = call.options.locate(written)) return located;
  const WebUrl url = read_web_url(written);
  if (call.spec.files->origin().source == git::normalise_url(url.repository)) {
    call.note(fmt::format("{} is read from the template's own files", written));
    return RunOptions::Located{call.spec.files, checked_path(call, "", url.path)};
  }
  leave_to_network(call, url, written);
  return std::nullopt;
}

std::vector<TemplateFile> source_files(ActionCall& call, const RunOptions::Located& source) {
  std::vector<TemplateFile> files = source.files->list(source.path);
  if (files.empty())
    call.fail(call.mark_of("url"), Error(ErrorKind::config, fmt::format("there are no files in {}",
                                                                        source.files->shown(source.path))));
  call.files.count_bytes(files.size() * sizeof(TemplateFile));
  return files;
}

std::string_view below_source(const TemplateFile& file, const RunOptions::Located& source) {
  return std::string_view(file.path).substr(source.path.empty() ? 0 : source.path.size() + 1);
}

}  // namespace bs::scaffold
