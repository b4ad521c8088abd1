#include "git_oracle.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <stdexcept>

namespace bs::test {
namespace {

/// What a command prints; nothing where it fails to start.
std::string output_of(const std::string& command) {
  FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return "";
  std::string text;
  std::array<char, 65536> buffer;
  for (std::size_t n = 0; (n = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
    text.append(buffer.data(), n);
  pclose(pipe);
  return text;
}

}  // namespace

bool has_git() {
  return output_of("git merge-tree -h 2>&1").find("--write-tree") != std::string::npos;
}

bool passes_over_open_lines() {
  int major = 0, minor = 0;
  std::sscanf(output_of("git --version").c_str(), "git version %d.%d", &major, &minor);
  return major < 2 || (major == 2 && minor < 44);
}

GitOracle::GitOracle(fs::path folder) : folder_(std::move(folder)) {
  setenv("GIT_CONFIG_NOSYSTEM", "1", 1);
  setenv("GIT_CONFIG_GLOBAL", "/dev/null", 1);
  output_of(fmt::format("git init -q -b main '{}'", folder_.native()));
}

void GitOracle::add_commit(const std::string& branch, const std::string& parent, const FileTree& files) {
  stream_ += fmt::format("commit refs/heads/{}\ncommitter a <a@b> 0 +0000\ndata 0\n", branch);
  if (!parent.empty()) stream_ += fmt::format("from refs/heads/{}\ndeleteall\n", parent);
  for (const auto& [path, file] : files) {
    const char* mode = file.mode == FileMode::symlink      ? "120000"
                       : file.mode == FileMode::executable ? "100755"
                                                           : "100644";
    stream_ += fmt::format("M {} inline {}\ndata {}\n{}\n", mode, path, file.bytes.size(), file.bytes);
  }
}

void GitOracle::add(const std::string& name, const History& history) {
  add_commit("b-" + name, "", history.base);
  add_commit("o-" + name, "b-" + name, history.ours);
  add_commit("t-" + name, "b-" + name, history.theirs);
}

void GitOracle::import() {
  const fs::path file = folder_ / "stream";
  std::ofstream(file, std::ios::binary) << stream_;
  run(fmt::format("fast-import --quiet < '{}'", file.native()));
  stream_.clear();
}

std::string GitOracle::run(const std::string& arguments) const {
  return output_of(
      fmt::format("git -C '{}' -c merge.directoryRenames=false {}", folder_.native(), arguments));
}

GitOracle::Merged GitOracle::merge(const std::string& name) const {
  const std::string text =
      run(fmt::format("merge-tree --write-tree -z --name-only --no-messages o-{} t-{}", name, name));
  Merged merged;
  std::vector<std::string> parts;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\0', at);
    parts.push_back(text.substr(at, end - at));
    if (end == std::string::npos) break;
    at = end + 1;
  }
  if (parts.empty() || parts[0].size() < 40) throw std::runtime_error("git merge-tree said: " + text);
  merged.tree = parts[0].substr(0, 40);
  for (std::size_t i = 1; i < parts.size(); ++i)
    if (!parts[i].empty()) merged.conflicts.insert(parts[i]);
  return merged;
}

}  // namespace bs::test
