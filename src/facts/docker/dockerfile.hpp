#pragma once
/// Dockerfiles as instructions with places: continued lines joined, here-documents taken in, escape directive
/// heeded. Nothing is expanded.
#include <string>
#include <string_view>
#include <vector>

#include "bs/base/place.hpp"
#include "bs/facts/snapshot.hpp"

namespace bs::facts {

struct DockerHeredoc {
  std::string text;
  std::uint32_t line = 0;  ///< of its first line in the file
};

struct DockerInstruction {
  std::string name;  ///< upper case
  std::string text;  ///< arguments without flags (--platform=…), on one line
  std::uint32_t line = 0, end_line = 0;
  std::vector<std::uint32_t> starts;       ///< byte of `text` at which each further line begins …
  std::vector<std::uint32_t> start_lines;  ///< … and which line that is
  std::vector<DockerHeredoc> heredocs;
  std::uint32_t line_of(std::size_t offset) const;  ///< of a byte of `text`
};

std::vector<DockerInstruction> parse_dockerfile(std::string_view text);

/// The strings of `["a", "b"]`; nullopt when the text is no such list.
std::optional<std::vector<std::string>> exec_form(std::string_view text);

/// Whether a file is one: its name holds "dockerfile" in any case (or is Containerfile), it is no source, no
/// script, no template, and lies in no folder of other people's code.
bool is_dockerfile(std::string_view path, std::string_view text);
bool is_vendored(std::string_view path);       ///< below vendor/ or third_party/
bool is_test_data(std::string_view path);      ///< below testdata/ or src/test/
bool is_template_name(std::string_view path);  ///< Dockerfile.tmpl, template.Dockerfile

/// A base image of a FROM.
struct BaseImage {
  std::string name;   ///< with ARG values put in where the file gives them
  std::string stage;  ///< AS; may be empty
  bool pinned = false;
  bool external = true;  ///< neither scratch nor a stage before it
  std::uint32_t line = 0;
  std::string source;  ///< "FROM python:3.7"
};
std::vector<BaseImage> base_images(const std::vector<DockerInstruction>& instructions);

/// Whether a file of a snapshot is one to look at: named so, and neither test data, vendored nor a template.
bool is_dockerfile(const Snapshot& snapshot, const File& file);

}  // namespace bs::facts
