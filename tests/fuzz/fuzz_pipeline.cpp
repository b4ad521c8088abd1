// Scripts, Dockerfiles, GitHub workflows and GitLab pipelines: the same bytes as each of them.
#include "bs/facts/collect.hpp"
#include "facts/docker/dockerfile.hpp"
#include "facts/shell/downloads.hpp"
#include "fuzz_input.hpp"

namespace {

using namespace bs::facts;

void as_script(std::string_view text) {
  std::set<std::string> fetched;
  for (const Download& download : find_downloads(text, fetched).found) {
    bs::fuzz::must(!download.kind.empty());
    bs::fuzz::must(!download.source.empty());
  }
  const shell::Script script = shell::parse(text);
  if (script.fault) bs::fuzz::must(script.calls.empty() && script.fault->offset <= text.size());
  for (const shell::Call& call : script.calls) {
    bs::fuzz::must(call.offset <= text.size());
    if (call.piped_to) bs::fuzz::must(*call.piped_to < script.calls.size());
  }
}

void as_dockerfile(std::string_view text) {
  std::uint32_t last = 0;
  for (const DockerInstruction& instruction : parse_dockerfile(text)) {
    bs::fuzz::must(instruction.line > last && instruction.end_line >= instruction.line);
    last = instruction.end_line;
    for (std::size_t at = 0; at < instruction.text.size(); at += 7)
      bs::fuzz::must(instruction.line_of(at) >= instruction.line &&
                     instruction.line_of(at) <= instruction.end_line);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = bs::fuzz::text_of(data, size);
  as_script(text);
  as_dockerfile(text);
  const std::string copy(text);
  const auto snapshot = memory_snapshot({{".github/workflows/a.yml", copy},
                                         {".gitlab-ci.yml", copy},
                                         {"Dockerfile", copy},
                                         {"SECURITY.md", copy},
                                         {"a.csproj", copy},
                                         {"install.sh", copy}});
  Surroundings around;
  around.snapshot = snapshot.get();
  const bs::data::Value nothing;
  const CollectorInput input{around, *snapshot, nullptr, "", {}, nothing};
  for (const char* id :
       {"ci", "workflow-injection", "workflow-checkout", "token-permissions", "pinned-dependencies",
        "packaging", "sast", "fuzzing", "binary-artifacts", "dockerfile", "gitlab-ci", "security-policy"})
    bs::fuzz::may_refuse([&input, id] { find_collector(id)->collect(input); });
  return 0;
}
