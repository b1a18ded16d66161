#include "CCommandLine.h"

#include <spawn.h>

extern char **environ;

int command_line_spawn(pid_t *process, char *const words[]) {
    return posix_spawnp(process, words[0], NULL, NULL, words, environ);
}

const char *command_line_option_argument(void) { return optarg; }

int command_line_next_index(void) { return optind; }

void command_line_reset(void) {
    optind = 1;
    opterr = 0;
}
