import QtQuick
import ".."

// Sentences below one another, each with its drawing; headings are strong. Those that do not fit are behind a key
// that says how many they are.
Item {
    id: list
    property var lines: []      // [{icon, text, strong}]
    property int size: Theme.body
    property int headingSize: Theme.label
    property int side: Theme.mm(Theme.landscape ? 8 : 11)
    property int spacing: Theme.gap
    property string moreName: "moreLines"
    required property real most      // the height there is
    property int first: 0
    readonly property real whole: rows.count === 0 ? 0 : span(0, rows.count)
    readonly property bool fits: whole <= most + 1
    readonly property real room: most - (fits ? 0 : others.height + Theme.gapMin)
    readonly property int past: fits ? rows.count : upTo(first)
    readonly property real tallest: most - others.height - Theme.gapMin      // one sentence that is longer grows smaller
    implicitHeight: whole
    height: fits ? whole : most
    onLinesChanged: first = 0

    function span(from, to) {
        var all = 0
        for (var place = from; place < to; place++) {
            var row = rows.itemAt(place)
            if (row)
                all += row.height + (place > from ? list.spacing : 0)
        }
        return all
    }
    function upTo(from) {
        var to = from + 1
        while (to < rows.count && span(from, to + 1) <= room)
            to++
        while (to > from + 1 && to < rows.count && list.lines[to - 1].strong === true)
            to--      // no heading at the foot of a page
        return to
    }
    Repeater {
        id: rows
        model: list.lines
        delegate: Item {
            id: entry
            required property var modelData
            required property int index
            readonly property bool strong: modelData.strong === true
            width: list.width
            height: Math.max(sign.height, words.height)
            y: index < list.first ? 0 : list.span(list.first, index) + (index > list.first ? list.spacing : 0)
            opacity: index >= list.first && index < list.past ? 1 : 0
            Icon { id: sign; name: entry.modelData.icon || ""; side: name === "" ? 0 : list.side; anchors.verticalCenter: parent.verticalCenter }
            Label {
                id: words
                text: entry.modelData.text
                strong: entry.strong
                font.pixelSize: entry.strong ? list.headingSize : list.size
                lineHeight: 0.9
                height: Math.min(implicitHeight, Math.max(Theme.targetMin, list.tallest))
                fontSizeMode: Text.Fit
                minimumPixelSize: Theme.mm(5.8)
                x: sign.width + (sign.width > 0 ? Theme.gapMin : 0)
                width: parent.width - x
                anchors.verticalCenter: parent.verticalCenter
            }
        }
    }
    BigButton {
        id: others
        objectName: list.moreName
        visible: !list.fits
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.mm(Theme.landscape ? 21 : 24)
        icon: list.past < rows.count ? "caret-down" : "caret-up"
        size: Theme.body
        sleeps: false
        text: list.past < rows.count ? qsTr("%1 more").arg(rows.count - list.past) : qsTr("Back to the first")
        onClicked: list.first = list.past < rows.count ? list.past : 0
    }
}
