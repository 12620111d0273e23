// Loaded before each child's own code: when the supervisor is gone, even by kill -9, the channel breaks and the child leaves too,
// so that no port stays taken.
process.on("disconnect", () => process.exit(1));
process.channel?.unref();
