# Where ccache is installed, what was compiled before is not compiled again: a clean checkout then builds in minutes. Nobody
# needs it, and who has set a launcher keeps it.
find_program(HOLDFAST_CCACHE ccache)
if(HOLDFAST_CCACHE AND PROJECT_IS_TOP_LEVEL AND NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
  # What a precompiled header defines is not looked at again for each source: ccache then takes them, too.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros ${HOLDFAST_CCACHE})
endif()
