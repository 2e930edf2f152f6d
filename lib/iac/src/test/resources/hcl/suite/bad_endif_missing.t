diagnostics {
  error {
    from {
      line   = 1
      column = 6
      byte   = 5
    }
    to {
      line   = 1
      column = 15
      byte   = 14
    }
  }
}
