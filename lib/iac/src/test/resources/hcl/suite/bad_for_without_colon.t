diagnostics {
  error {
    from {
      line   = 1
      column = 17
      byte   = 16
    }
    to {
      line   = 1
      column = 18
      byte   = 17
    }
  }
}
