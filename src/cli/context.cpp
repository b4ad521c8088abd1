#include "cli/context.hpp"

#include "bs/base/error.hpp"
#include "bs/base/os.hpp"
#include "bs/base/text.hpp"
#include "cli/refresh.hpp"

namespace bs::cli {
namespace {

/// `.bs` beside bs.yaml keeps itself out of the repository it may lie in.
void make_catalog_folder(const Workspace& workspace) {
  auto folder = workspace.catalog.parent_path();
  std::error_code code;
  bool made = fs::create_directories(folder, code);
  if (code) {
    throw Error(ErrorKind::io,
                fmt::format("cannot make the folder {}: {}", shown(folder.string()), code.message()))
        .hint("--catalog FILE or BS_CATALOG names another place");
  }
  if (made && folder.filename() == ".bs") write_file(folder / ".gitignore", "*\n");
}

bool scanning_is_off(const Arguments& arguments) {
  auto value = environment("BS_NO_SCAN");
  return arguments.flag("--no-scan") || (value && !value->empty() && *value != "0");
}

}  // namespace

Context::Context(Arguments arguments, const Terminal& terminal)
    : arguments_(std::move(arguments)), terminal_(terminal), output_(terminal_), now_(bs::now()) {}

Context::~Context() = default;

void Context::set_scan_paths(std::vector<fs::path> paths) {
  scan_paths_ = std::move(paths);
}

const Workspace& Context::workspace() {
  if (!workspace_) {
    workspace_ =
        find_workspace({arguments_.value_or("--catalog", ""), arguments_.values("--trust"), scan_paths_});
  }
  return *workspace_;
}

catalog::Store& Context::catalog_for_writing() {
  if (!store_ && !is_closed_) {
    scans_ = true;
    output_.hold();  // see begin_anew
  }
  if (!store_ || is_read_only_) {
    store_.reset();
    make_catalog_folder(workspace());
    store_ = catalog::Store::open(workspace().catalog, catalog::Access::write);
    is_read_only_ = false;
    for (const auto& notice : store_->notices()) output_.note(shown(notice));
  }
  return *store_;
}

catalog::Store* Context::stored_catalog() {
  if (!store_) {
    std::error_code code;
    if (!fs::exists(workspace().catalog, code)) return nullptr;
    store_ = catalog::Store::open(workspace().catalog, catalog::Access::read);
    is_read_only_ = true;
  }
  return &*store_;
}

void Context::close_catalog() {
  is_closed_ = store_.has_value();
  store_.reset();
}

catalog::Store& Context::catalog() {
  if (store_) return *store_;
  const auto& place = workspace();
  if (scanning_is_off(arguments_) || is_frozen()) {
    auto* store = stored_catalog();
    if (store == nullptr) {
      throw Error(ErrorKind::not_found,
                  fmt::format("there is no catalog at {} yet", shown(short_path(place.catalog))))
          .hint("run it once without --no-scan and BS_NO_SCAN, or run bs catalog scan");
    }
    auto last = store->last_scan();
    if (last) output_.note(fmt::format("not scanned now; this was true {}", ago(last->finished, now_)));
    return *store;
  }
  catalog_for_writing();
  auto report = refresh(*this, place, *store_);
  auto line = refresh_line(report, place, static_cast<std::int64_t>(report.scan.found));
  if (!line.empty()) output_.note(line);
  return *store_;
}

/// On read-only media the catalog answers as it is.
bool Context::is_frozen() {
  std::error_code code;
  const auto& file = workspace().catalog;
  return fs::exists(file, code) && !is_writable_folder(file.parent_path());
}

void Context::begin_anew(const Error& damage) {
  if (!scans_ || !store_) {
    const auto* hint = is_frozen()
                           ? "its folder cannot be written; --catalog FILE or BS_CATALOG names another"
                       : scanning_is_off(arguments_)
                           ? "without --no-scan and BS_NO_SCAN it is moved aside, and a scan makes a new one"
                           : "move it away and run bs catalog scan";
    throw Error(damage.kind(), damage.message()).hint(hint);
  }
  remember_roots();
  auto notice = catalog::Store::set_aside(std::move(*store_));
  store_.reset();
  output_.discard();
  output_.note(shown(notice));
}

/// Without bs.yaml only the catalog knows which folders it was made from.
void Context::remember_roots() {
  if (workspace().file || has_scan_paths()) return;
  try {
    auto last = store_->last_scan();
    if (last && !last->roots.empty()) workspace_->roots.assign(last->roots.begin(), last->roots.end());
  } catch (const Error&) {
    // That, too, is damaged: the folder itself is scanned.
  }
}

catalog::EntityRow entity_named(catalog::Store& store, const std::string& typed) {
  auto rows = store.named(typed);
  if (rows.empty()) {
    Error error(ErrorKind::not_found, fmt::format("no entity is called '{}'", shown(typed)));
    auto near = store.near(typed);
    throw std::move(error).hint(near.empty() ? "bs catalog lists the names"
                                             : fmt::format("did you mean {}?", shown(join(near, ", "))));
  }
  // A component answers to its bare name even where an API or a resource has it too.
  bool only_component =
      rows.size() > 1 && to_lower(rows[0].kind) == "component" && to_lower(rows[1].kind) != "component";
  if (rows.size() == 1 || only_component) return rows.front();
  std::vector<std::string> refs;
  for (const auto& row : rows) refs.push_back(shown(row.ref));
  throw Error(ErrorKind::usage, fmt::format("'{}' is ambiguous: {}", shown(typed), join(refs, ", ")))
      .hint("write the kind, and the namespace, before the name");
}

std::int64_t row_limit(const Context& context) {
  if (auto limit = context.args().number("--limit")) return *limit;
  bool screen = context.terminal().out_is_tty && Output::for_people(context.args());
  return screen ? 20 : 0;
}

}  // namespace bs::cli
