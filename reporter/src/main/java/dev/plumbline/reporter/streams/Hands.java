package dev.plumbline.reporter.streams;

import java.util.HashSet;
import java.util.Set;

/** The threads that are at work for one task, so that they can be told to stop. Safe to share. */
final class Hands {
  private final Set<Thread> working = new HashSet<>();
  private boolean stopped;

  /** Works on this thread, unless nobody wants it any more. */
  void work(Runnable work) {
    if (!begin()) {
      return;
    }
    try {
      work.run();
    } finally {
      end();
    }
  }

  /** Interrupts those at work; those that come later go home. */
  synchronized void stop() {
    stopped = true;
    working.forEach(Thread::interrupt);
  }

  private synchronized boolean begin() {
    return !stopped && working.add(Thread.currentThread());
  }

  private synchronized void end() {
    working.remove(Thread.currentThread());
    if (stopped) {
      Thread.interrupted(); // was meant for the work, not for whoever lent the thread
    }
  }
}
