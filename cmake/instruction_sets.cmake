# The runner of an instruction set is compiled for it as a whole in the release, and function by function elsewhere: with
# g++ 12, which keeps wide vectors of other functions on the stack, that makes it up to 1.5 times as fast. No function that
# other sources share may be left in these objects, or a machine without the instructions might be given it by the linker:
# scripts/check-instructions says whether there is one.
if(CMAKE_SYSTEM_PROCESSOR STREQUAL "x86_64")
  set_source_files_properties(src/engine/runner_avx2.cpp PROPERTIES
    COMPILE_OPTIONS "$<$<CONFIG:Release>:-mavx2>")
  set_source_files_properties(src/engine/runner_avx512.cpp PROPERTIES
    COMPILE_OPTIONS "$<$<CONFIG:Release>:-mavx512f;-mavx512dq;-mavx512vl>")
endif()

# Sanitised, one of these sources takes minutes and a gigabyte to compile. The three are one template: the narrowest is
# sanitised, and the tests that compare bits hold the other two to it.
if(HOLDFAST_SANITIZE AND NOT HOLDFAST_SANITIZE_ALL)
  set_property(SOURCE src/engine/runner_avx2.cpp src/engine/runner_avx512.cpp APPEND PROPERTY COMPILE_OPTIONS "-fno-sanitize=all")
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # Every batch that is put aside on the stack would be fenced; what indexes one is checked all the same (bounds).
    set_property(SOURCE src/engine/runner_sse2.cpp src/belief/sampler.cpp APPEND PROPERTY COMPILE_OPTIONS "--param=asan-stack=0")
  endif()
endif()
