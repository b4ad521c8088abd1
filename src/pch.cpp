// A translation unit for the shared precompiled header (see pch.hpp).
