// getopt_long keeps its results in global variables, which Swift's concurrency rules do not let through;
// these functions read them. Used from the main thread only.
#ifndef UNDERSTUDY_CCOMMANDLINE_H
#define UNDERSTUDY_CCOMMANDLINE_H

#include <getopt.h>

/// The argument of the option that was read last, or NULL.
const char *command_line_option_argument(void);
/// The index of the next argument to be read.
int command_line_next_index(void);
/// Starts over and leaves error messages to the caller.
void command_line_reset(void);

#endif
