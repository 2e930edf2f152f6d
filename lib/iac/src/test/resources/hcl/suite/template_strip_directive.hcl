v = "a %{~ if yes ~} b %{~ endif ~} c"
