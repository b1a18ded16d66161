// C wrappers for libuv and OpenSSL interfaces that Swift cannot import: variadic functions and function-like macros.
#ifndef UNDERSTUDY_CSHIMS_H
#define UNDERSTUDY_CSHIMS_H

#endif
