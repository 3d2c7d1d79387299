.pragma library
// What can be heard of a page: every visible text once, in the order it is written, a row's texts together.
// An item with `beingRead` is a row that is lit while it is read; one with `silent` (keys of a pad) is passed over.

function rows(root) {
    var found = []
    gather(root, null, found)
    return found.filter(function(one) { return one.texts.length > 0 })
}

function gather(item, row, found) {
    if (!item.visible || item.opacity === 0 || item.silent === true)
        return
    if (row === null && item.beingRead !== undefined) {
        row = {item: item, texts: []}
        found.push(row)
    }
    if (typeof item.spoken === "string" && item.spoken !== "")
        row.texts.push(item.spoken)
    var children = item.children
    for (var place = 0; place < children.length; place++)
        gather(children[place], row, found)
}

function light(found, place) {
    for (var each = 0; each < found.length; each++)
        if (found[each].item)
            found[each].item.beingRead = each === place
}
