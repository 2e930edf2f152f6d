operator_networks = {
  office  = "198.51.100.0/24"
  on_call = "0.0.0.0/0"
}
