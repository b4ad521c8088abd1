#include "scan/manifests.hpp"
#include "scan/path_words.hpp"

// What the names of programs tell of their type.
namespace bs::scan {

bool is_cli_name(std::string_view name) noexcept {
  return name.ends_with("ctl") || name.ends_with("cli") || name.ends_with("-cmd") ||
         name.ends_with("-tool") || name.starts_with("protoc-gen-") || name.starts_with("kubectl-") ||
         name.starts_with("create-");
}

bool is_service_name(std::string_view name) noexcept {
  return has_word(name,
                  {"server", "service", "operator", "controller", "daemon", "gateway", "worker", "webhook"});
}

}  // namespace bs::scan
