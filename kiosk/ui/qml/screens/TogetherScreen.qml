import QtQuick
import Buchucun
import ".."
import "../components"

// Several cases of one hand-in: each with its own number and code, each opening its own page.
Item {
    id: screen
    required property TogetherViewModel vm
    anchors.fill: parent
    Rectangle {
        id: honest
        width: parent.width
        height: said.height + Theme.gap
        color: Theme.storedTint
        radius: Theme.radius
        border.width: Theme.border
        border.color: Theme.stored
        Icon { id: sign; name: "archive"; weight: "fill"; ink: Theme.stored; side: Theme.mm(Theme.landscape ? 12 : 18); x: Theme.gap; anchors.verticalCenter: parent.verticalCenter }
        Label { id: said; objectName: "sentence"; text: screen.vm.sentence; strong: true; lineHeight: 0.9; font.pixelSize: Theme.landscape ? Theme.note : Theme.body; color: Theme.stored; anchors.left: sign.right; anchors.right: parent.right; anchors.margins: Theme.gap; anchors.verticalCenter: parent.verticalCenter }
    }
    Label {
        id: later
        objectName: "later"
        visible: text !== ""
        text: screen.vm.later
        font.pixelSize: Theme.landscape ? Theme.note : Theme.body
        lineHeight: 0.9
        width: parent.width
        anchors.top: honest.bottom
        anchors.topMargin: visible ? Theme.gap : 0
        height: visible ? implicitHeight : 0
    }
    PagedGrid {
        anchors.top: later.bottom
        anchors.topMargin: Theme.gapMin
        anchors.bottom: foot.top
        anchors.bottomMargin: Theme.gapMin
        width: parent.width
        columns: Theme.landscape ? 2 : 1
        cellHeight: Theme.mm(Theme.landscape ? 22 : Theme.textScale > 1.2 ? 42 : 36)
        model: screen.vm.cases
        count: screen.vm.cases.count
        moreName: "moreCases"
        delegate: Tile {
            objectName: "case" + parent.row
            text: parent.model.name
            note: parent.model.note
            icon: parent.model.icon
            onClicked: screen.vm.open(parent.model.code)
        }
    }
    Row {
        id: foot
        visible: screen.vm.printing !== ""
        anchors.bottom: parent.bottom
        width: parent.width
        spacing: Theme.gapMin
        Icon { id: printer; name: "printer"; side: Theme.mm(10); anchors.verticalCenter: parent.verticalCenter }
        Label { objectName: "printing"; text: screen.vm.printing; strong: true; lineHeight: 0.9; font.pixelSize: Theme.landscape ? Theme.note : Theme.body; width: parent.width - printer.width - Theme.gapMin; anchors.verticalCenter: parent.verticalCenter }
    }
}
