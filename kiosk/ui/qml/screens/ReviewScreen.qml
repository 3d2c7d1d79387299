import QtQuick
import Buchucun
import ".."
import "../components"

Item {
    id: screen
    required property ReviewViewModel vm
    anchors.fill: parent
    // all rows are as high as the one that needs most: a question of two lines in the smallest letters, or an answer of
    // three; what is longer still ends in dots, is read aloud and stands behind "Change" as a whole
    readonly property int answerHigh: Theme.mm(13 * Theme.textScale)
    readonly property int rowHigh: Theme.mm(Theme.textScale > 1.2 ? Theme.landscape ? 40 : 42 : list.crowds ? 32 : Theme.landscape ? list.wraps ? 31 : 24 : 29)
    readonly property int crowdedSize: Theme.mm(Math.min(5.6 * Theme.textScale, 6.2))
    readonly property int holdWide: Theme.mm(Theme.landscape ? 36 : 42)
    readonly property int changeWide: Theme.mm(Theme.landscape ? 28 : 34)
    FontMetrics { id: small; font.family: Theme.family; font.pixelSize: Theme.mm(5.5) }
    FontMetrics { id: noted; font.family: Theme.family; font.pixelSize: Theme.note }
    FontMetrics { id: strong; font.family: Theme.family; font.weight: Font.Bold; font.pixelSize: Theme.mm(6) }
    function room(row) {
        const keys = (row.changeable ? changeWide + Theme.gapMin : 0) + (row.revealed !== row.answer ? holdWide + Theme.gapMin : 0)
        return list.cellWidth - keys - Theme.gap - Theme.gapMin
    }
    function wraps(row) { return small.advanceWidth(row.question) > room(row) }
    function crowds(row) { return strong.advanceWidth(row.answer) > room(row) * (Theme.textScale > 1.4 ? 1.8 : 0.95) }
    ErrorLine { id: error; width: parent.width; text: screen.vm.error }
    // what the first look tells: calm, never a stop
    Rectangle {
        id: remark
        visible: screen.vm.remark !== ""
        anchors.top: error.bottom
        anchors.topMargin: error.visible ? Theme.gapMin : 0
        width: parent.width
        height: visible ? Math.max(Theme.mm(18), remarkText.height + Theme.gap) : 0
        color: Theme.receivedTint
        radius: Theme.radius
        border.width: Theme.border
        border.color: Theme.received
        Icon { id: remarkSign; name: "info"; weight: "fill"; ink: Theme.received; side: Theme.mm(Theme.landscape ? 9 : 13); x: Theme.gapMin; anchors.verticalCenter: parent.verticalCenter }
        Label { id: remarkText; objectName: "remark"; text: screen.vm.remark; color: Theme.received; anchors.left: remarkSign.right; anchors.right: parent.right; anchors.margins: Theme.gapMin; anchors.verticalCenter: parent.verticalCenter; lineHeight: 0.9; maximumLineCount: 4; elide: Text.ElideRight; font.pixelSize: Math.min(Theme.body, Theme.mm(Theme.landscape ? 8 : 10)) }
    }
    PagedGrid {
        id: list
        readonly property bool wraps: Array.from({length: count}, (_, row) => screen.vm.rows.get(row)).some(screen.wraps)
        readonly property bool crowds: Array.from({length: count}, (_, row) => screen.vm.rows.get(row)).some(screen.crowds)
        anchors.top: remark.bottom
        anchors.topMargin: error.visible || remark.visible ? Theme.gapMin : 0
        anchors.bottom: parent.bottom
        width: parent.width
        columns: Theme.landscape ? 2 : 1
        moreInCell: true
        cellHeight: screen.rowHigh
        model: screen.vm.rows
        count: screen.vm.rows.count
        moreName: "moreRows"
        delegate: Card {
            id: row
            readonly property var model: parent.model
            border.color: model.wrong ? Theme.error : Theme.hair
            readonly property bool crowded: screen.crowds(model)
            Column {
                anchors.left: parent.left
                anchors.leftMargin: Theme.gap
                anchors.right: hold.visible ? hold.left : change.visible ? change.left : parent.right
                anchors.rightMargin: Theme.gapMin
                anchors.verticalCenter: parent.verticalCenter
                Label { id: question; text: row.model.question; color: Theme.ink2; font.pixelSize: row.crowded ? Theme.mm(6) : Theme.note; width: parent.width; lineHeight: row.crowded ? 1 : 0.82; height: row.crowded ? Theme.mm(9) : Math.min(Theme.note * (noted.advanceWidth(text) > width ? 2.6 : 1.4), row.height - screen.answerHigh - Theme.mm(2)); fontSizeMode: Text.Fit; minimumPixelSize: Theme.mm(5.5) }
                Label { objectName: "answer_" + row.model.name; text: hold.pressed ? row.model.revealed : row.model.answer; strong: true; color: row.model.wrong ? Theme.error : Theme.ink; width: parent.width; height: row.crowded ? row.height - Theme.mm(11) : screen.answerHigh; font.pixelSize: row.crowded ? screen.crowdedSize : Theme.body; lineHeight: row.crowded ? 0.76 : 1; fontSizeMode: row.crowded ? Text.FixedSize : Text.Fit; minimumPixelSize: Theme.mm(6); elide: row.crowded ? Text.ElideRight : Text.ElideNone }
            }
            BigButton {
                id: hold
                objectName: "hold_" + row.model.name
                visible: row.model.revealed !== row.model.answer
                text: qsTr("Hold to see")
                size: Math.min(Theme.note, Theme.mm(8.5))
                width: screen.holdWide
                height: change.height
                anchors.right: change.visible ? change.left : parent.right
                anchors.rightMargin: Theme.gapMin
                anchors.verticalCenter: parent.verticalCenter
            }
            BigButton {
                id: change
                objectName: "change_" + row.model.name
                visible: row.model.changeable
                text: qsTr("Change")
                size: Theme.note
                width: screen.changeWide
                height: Theme.mm(Theme.landscape ? 20.5 : 23)
                anchors.right: parent.right
                anchors.rightMargin: Theme.gapMin
                anchors.verticalCenter: parent.verticalCenter
                onClicked: screen.vm.change(row.model.ref)
            }
        }
    }
}
