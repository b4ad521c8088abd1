#include <algorithm>

#include "bs/base/paths.hpp"
#include "bs/base/text.hpp"
#include "scan/manifest_fields.hpp"
#include "scan/path_words.hpp"

// go.mod and go.work: one directive a line, or a block of lines in parentheses.
namespace bs::scan {
namespace {

struct Directive {
  std::string_view verb;  ///< "module", "require", "use" …
  std::string_view rest;  ///< without the comment
  std::string_view comment;
  Mark mark;
};

std::string_view unquoted(std::string_view word) {
  if (word.size() >= 2 && (word.front() == '"' || word.front() == '`') && word.back() == word.front())
    return word.substr(1, word.size() - 2);
  return word;
}

std::string_view first_word(std::string_view text) {
  return text.substr(0, text.find_first_of(" \t("));
}

template <typename Visit>
void each_directive(std::string_view text, const Visit& visit) {
  std::string_view block;
  std::uint32_t number = 0;
  for (const std::string_view raw : split_lines(text)) {
    ++number;
    const std::size_t comment_at = raw.find("//");
    std::string_view line = trim(raw.substr(0, comment_at));
    const std::string_view comment =
        comment_at == std::string_view::npos ? std::string_view() : trim(raw.substr(comment_at + 2));
    const auto column = static_cast<std::uint32_t>(raw.find_first_not_of(" \t") + 1);
    if (line.empty()) {
      visit(Directive{"", "", comment, {number, 1}});
    } else if (line == ")") {
      block = {};
    } else if (!block.empty()) {
      visit(Directive{block, line, comment, {number, column}});
    } else {
      const std::string_view verb = first_word(line);
      line = trim(line.substr(verb.size()));
      if (line == "(")
        block = verb;
      else
        visit(Directive{verb, line, comment, {number, column}});
    }
  }
}

/// A program lies at the module's root or below cmd/, where it is not a module of its own.
bool has_main(const InferenceInput& input, std::string_view folder) {
  if (has_entry(input, folder, "main.go")) return true;
  const std::string commands = join_path(folder, "cmd");
  for (const std::string& name : input.list(commands)) {
    if (name == "main.go") return true;
    if (!name.ends_with('/')) continue;
    const std::vector<std::string>& inside = input.list(join_path(commands, name.substr(0, name.size() - 1)));
    const bool is_module = std::find(inside.begin(), inside.end(), "go.mod") != inside.end();
    const auto is_source = [](const std::string& file) {
      return file.ends_with(".go") && !file.ends_with("_test.go");
    };
    if (!is_module && std::any_of(inside.begin(), inside.end(), is_source)) return true;
  }
  return false;
}

/// Modules that only pin tools, and those that nobody outside the repository can import.
bool is_internal(std::string_view folder, bool has_program) {
  for (std::string_view at = folder; !at.empty(); at = parent_of(at))
    if (base_name(at) == "internal") return true;
  return !has_program && (base_name(folder) == "tools" || base_name(parent_of(folder)) == "tools");
}

void claim_go_type(bool has_program, bool is_at_root, ManifestFacts& facts) {
  if (!has_program) return facts.claim("library", sure::fair);
  if (is_cli_name(facts.name)) return facts.claim("cli", sure::strong);
  const bool serves = requires_any(
      facts, {"go:github.com/gin-gonic/gin", "go:github.com/labstack/echo/v4",
              "go:github.com/gofiber/fiber/v2", "go:github.com/gofiber/fiber/v3", "go:github.com/go-chi/chi",
              "go:github.com/go-chi/chi/v5", "go:github.com/gorilla/mux", "go:google.golang.org/grpc",
              "go:connectrpc.com/connect", "go:github.com/julienschmidt/httprouter",
              "go:github.com/valyala/fasthttp", "go:github.com/go-kit/kit", "go:github.com/beego/beego/v2",
              "go:github.com/danielgtaylor/huma/v2", "go:sigs.k8s.io/controller-runtime"});
  const bool commands = requires_any(
      facts, {"go:github.com/spf13/cobra", "go:github.com/urfave/cli", "go:github.com/urfave/cli/v2",
              "go:github.com/urfave/cli/v3", "go:github.com/alecthomas/kong", "go:github.com/mitchellh/cli",
              "go:github.com/hashicorp/cli", "go:github.com/charmbracelet/bubbletea"});
  if (serves && !commands) return facts.claim("service", sure::strong);
  if (is_service_name(facts.name)) return facts.claim("service", sure::fair);
  // Many servers parse their options with cobra, and many programs talk gRPC. Of these, main.go at the root
  // is mostly a program for a terminal, and of the others an image decides.
  facts.claim("cli", commands && (!serves || is_at_root) ? sure::likely : sure::slight);
}

/// "github.com/acme/pay/v2" → "pay"; the major version is no name.
std::string_view module_name(std::string_view module) {
  std::string_view last = base_name(module);
  const bool is_version = last.size() > 1 && last.front() == 'v' &&
                          last.find_first_not_of("0123456789", 1) == std::string_view::npos;
  if (is_version) last = base_name(parent_of(module));
  return last.substr(0, last.starts_with("gopkg.in") ? last.size() : last.find(".v"));
}

}  // namespace

void read_go_mod(const ManifestSource& source, ManifestFacts& facts) {
  facts.language = "Go";
  std::string_view last_comment;
  each_directive(source.text, [&](const Directive& line) {
    const std::string_view word = unquoted(first_word(line.rest));
    if (line.verb == "module" && !word.empty()) {
      facts.name = module_name(word);
      facts.mark = line.mark;
      facts.provides.push_back(package_use("go", word, source, line.mark));
      facts.is_deprecated =
          last_comment.starts_with("Deprecated:") || line.comment.starts_with("Deprecated:");
    } else if (line.verb == "require" && !word.empty() && !line.comment.starts_with("indirect")) {
      facts.requires_.push_back(package_use("go", word, source, line.mark));
    }
    last_comment = line.comment;
  });
  if (facts.name.empty())
    throw Error(ErrorKind::config, "go.mod has no module line").at({std::string(source.path), {1, 1}});
  const bool has_program = has_main(source.input, source.folder);
  facts.is_weak = is_internal(source.folder, has_program);
  claim_go_type(has_program, has_entry(source.input, source.folder, "main.go"), facts);
}

void read_go_work(const ManifestSource& source, ManifestFacts& facts) {
  each_directive(source.text, [&](const Directive& line) {
    if (line.verb != "use") return;
    facts.is_workspace = true;
    facts.members.push_back(member_path(source, unquoted(first_word(line.rest))));
  });
}

}  // namespace bs::scan
