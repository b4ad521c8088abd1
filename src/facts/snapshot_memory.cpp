#include "bs/facts/snapshot.hpp"

namespace bs::facts {
namespace {

class MemorySnapshot final : public Snapshot {
 public:
  explicit MemorySnapshot(const std::map<std::string, std::string>& files) : texts_(files) {
    for (const auto& [path, text] : texts_)
      files_.push_back({path, git::EntryType::blob, false, {}, text.size()});
    finish_listing({});
  }

 protected:
  git::Blob load(const File& file, std::uint64_t cap) const override {
    const std::string& text = texts_.at(file.path);
    if (text.size() > cap) return {git::BlobState::too_large, text.size(), ""};
    return {git::BlobState::present, text.size(), text};
  }

 private:
  std::map<std::string, std::string> texts_;
};

}  // namespace

std::unique_ptr<Snapshot> memory_snapshot(const std::map<std::string, std::string>& files) {
  return std::make_unique<MemorySnapshot>(files);
}

}  // namespace bs::facts
