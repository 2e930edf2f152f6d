v = <<E
%{ for v in list ~}
${v}
%{ endfor ~}
end
E
