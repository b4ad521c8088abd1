// Precompiled for every test: Catch2 is slow to compile.
#pragma once
#include "../../src/pch.hpp"

#include <catch2/catch.hpp>
