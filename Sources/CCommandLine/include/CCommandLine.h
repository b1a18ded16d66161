// getopt_long keeps its results in global variables, which Swift's concurrency rules do not let through;
// these functions read them. Used from the main thread only.
#ifndef UNDERSTUDY_CCOMMANDLINE_H
#define UNDERSTUDY_CCOMMANDLINE_H

#include <getopt.h>
#include <sys/types.h>

/// The argument of the option that was read last, or NULL.
const char *command_line_option_argument(void);
/// The index of the next argument to be read.
int command_line_next_index(void);
/// Starts a program that is looked for in PATH, with this process's environment; 0, or why it could not be started.
int command_line_spawn(pid_t *process, char *const words[]);
/// Starts over and leaves error messages to the caller.
void command_line_reset(void);

#endif
