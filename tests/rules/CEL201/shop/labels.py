from jobs import print_label


def order_label(parcel):
    print_label.delay(parcel.pk)  # expect: CEL201 ~medium
