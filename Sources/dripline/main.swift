import Foundation

// A reader that goes away (`dripline synth | head`) ends the program quietly.
signal(SIGPIPE, SIG_DFL)
// A crash ends the program at once: the runtime's own handlers would first write a backtrace, for minutes
// and with memory's contents, while the lanes wait for their next owner.
for number in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT] { signal(number, SIG_DFL) }
exit(Program.run(Array(CommandLine.arguments.dropFirst())))
