diagnostics {
  error {
    from {
      line   = 1
      column = 2
      byte   = 1
    }
    to {
      line   = 2
      column = 1
      byte   = 2
    }
  }
  error {
    from {
      line   = 2
      column = 1
      byte   = 2
    }
    to {
      line   = 2
      column = 2
      byte   = 3
    }
  }
}
