v = "a  ${~ name }"
