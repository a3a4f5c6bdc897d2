print("dripline")
