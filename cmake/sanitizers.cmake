option(HOLDFAST_SANITIZE "address and undefined-behaviour sanitisers" OFF)
option(HOLDFAST_SANITIZE_ALL "with the checks that take a quarter of the time to compile, too" OFF)
option(HOLDFAST_COVERAGE "count which lines the tests reach" OFF)

function(holdfast_sanitize target)
  if(HOLDFAST_SANITIZE)
    target_compile_options(${target} PRIVATE -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
    # A null, misaligned or overflown pointer that is used stops a sanitised program anyway; asking beforehand at each use
    # takes 40 in 100 of the compiler's time.
    if(NOT HOLDFAST_SANITIZE_ALL)
      target_compile_options(${target} PRIVATE -fno-sanitize=null,alignment,vptr,object-size,pointer-overflow)
    endif()
    target_link_options(${target} PRIVATE -fsanitize=address,undefined)
  endif()
  if(HOLDFAST_COVERAGE)
    target_compile_options(${target} PRIVATE --coverage)
    target_link_options(${target} PRIVATE --coverage)
  endif()
endfunction()
