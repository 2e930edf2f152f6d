result = {
  v = "x\ny\nend\n"
}
