#include <pwd.h>
#include <unistd.h>

#include "bs/base/os.hpp"
#include "bs/base/text.hpp"
#include "bs/git/merge.hpp"
#include "git/format.hpp"
#include "git/ref_store.hpp"
#include "git/user_config.hpp"

namespace bs::git {
namespace {

/// The person's name in the password database, as git takes it where nothing else gives one.
std::string name_of_account() {
  std::vector<char> buffer(16384);
  passwd entry{};
  passwd* found = nullptr;
  if (getpwuid_r(getuid(), &entry, buffer.data(), buffer.size(), &found) != 0 || found == nullptr) return "";
  const std::string_view gecos = found->pw_gecos == nullptr ? "" : found->pw_gecos;
  const std::string name(gecos.substr(0, gecos.find(',')));
  std::string login = found->pw_name;
  if (!login.empty() && login[0] >= 'a' && login[0] <= 'z')
    login[0] = static_cast<char>(login[0] - 'a' + 'A');
  return replace_all(name, "&", login);
}

/// The configuration that holds for the folder, all levels of it.
Config config_for(const fs::path& folder) {
  fs::path top = seen_from(fs::absolute(folder), ".");
  Look look = look_at(top);
  while (!look.folders && top.has_relative_path()) {
    top = top.parent_path();
    look = look_at(top);
  }
  if (!look.folders) {
    Config config = read_user_config({}, "");
    config.append(environment_config());
    return config;
  }
  const auto head = RefStore(look.folders->git, look.folders->common).read("HEAD");
  Config config = read_user_config(look.folders->git, head ? short_ref_name(head->target) : "");
  config.append(read_config(*look.folders));
  config.append(environment_config());
  return config;
}

std::string first_of(const Config& config, const char* variable, std::string_view author_key,
                     std::string_view user_key) {
  if (const auto text = environment(variable); text && !trim(*text).empty()) return *text;
  for (const std::string_view key : {author_key, user_key})
    if (const auto value = config.value(key); value && !trim(*value).empty()) return *value;
  return "";
}

}  // namespace

std::optional<Signature> identity_for_commits(const fs::path& repository_or_folder, Seconds now) {
  const Config config = config_for(repository_or_folder);
  Signature identity;
  identity.time = now;
  identity.email = first_of(config, "GIT_AUTHOR_EMAIL", "author.email", "user.email");
  // The address that git makes up from the account and the host is nobody's.
  if (identity.email.empty()) identity.email = environment("EMAIL").value_or("");
  if (identity.email.empty()) return std::nullopt;
  identity.name = first_of(config, "GIT_AUTHOR_NAME", "author.name", "user.name");
  if (identity.name.empty() && !config.is_true("user.useconfigonly")) identity.name = name_of_account();
  if (identity.name.empty()) return std::nullopt;
  return identity;
}

}  // namespace bs::git
