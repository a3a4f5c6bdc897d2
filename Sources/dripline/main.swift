import Foundation

// A reader that goes away (`dripline synth | head`) ends the program quietly.
signal(SIGPIPE, SIG_DFL)
exit(Program.run(Array(CommandLine.arguments.dropFirst())))
