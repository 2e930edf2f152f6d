result = {
  v = "%%{x}"
}
