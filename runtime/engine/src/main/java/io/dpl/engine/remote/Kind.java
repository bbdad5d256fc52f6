package io.dpl.engine.remote;

/** What a frame says. The order is part of the protocol: new ones come last. */
enum Kind {
  /** Server: which version it speaks, and the token that it was given. */
  HELLO,
  /** Server, in the beginning: it is ready, and what there is to run on. */
  READY,
  /** Server, in the beginning: it cannot be ready. */
  REFUSED,
  /** Client: a plan to start. */
  START,
  /** Server: the plan runs. */
  STARTED,
  /** Server: something happened. */
  EVENT,
  /** Client: so many more bytes of a result are welcome; the first asks for it. */
  CREDIT,
  /** Server: rows of a result. */
  BATCH,
  /** Server: a result has no more rows. */
  RESULT_END,
  /** Server: a result failed. */
  RESULT_FAILED,
  /** Client: no more rows of a result are wanted. */
  RESULT_CLOSE,
  /** Client: waits for the end, results may rest on disk. */
  DRAIN,
  /** Client: end the run. */
  CANCEL,
  /** Server: the run is done. */
  DONE,
  /** Server: the run failed, or did not start. */
  FAILED,
  /** Client: free all that the run holds. */
  CLOSE,
  /** Server: all is free. */
  CLOSED,
  /** Client: what is there to run on, now? */
  ASK_CLUSTER,
  /** Server: that. */
  CLUSTER,
  /** Either side: I am alive. */
  ALIVE
}
