result = {
  v = { Ann = 1 }
}
