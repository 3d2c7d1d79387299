import QtQuick
import ".."

// Keys in rows and columns, as many as fit; the rest behind a key that says how many. No swipe.
// The keys of a page are made once and say other words on the next page: turning costs no more than drawing.
Item {
    id: grid
    property var model
    property int count: 0
    property int columns: 1
    property int cellHeight: Theme.keyBig
    property int spacing: Theme.gapMin + Theme.mm(1)
    property Component delegate
    property string moreName: "more"
    property bool moreInCell: false      // the key to the rest is one cell, not a row of its own
    property int page: 0
    readonly property int rowsAll: Math.max(1, Math.floor((height + spacing) / (cellHeight + spacing)))
    readonly property bool fits: count <= rowsAll * columns
    readonly property bool inRow: (rowsAll === 1 || moreInCell) && columns > 1      // no row to spare: the key to the rest is the last of the row
    readonly property int perPage: fits ? rowsAll * columns : inRow ? rowsAll * columns - 1 : Math.max(1, rowsAll - 1) * columns
    readonly property real cellWidth: (width - (columns - 1) * spacing) / columns
    readonly property int pages: Math.max(1, Math.ceil(count / perPage))
    readonly property int first: page * perPage
    onCountChanged: page = 0

    Repeater {
        model: Math.min(grid.perPage, grid.count)
        delegate: Loader {
            id: cell
            required property int index
            readonly property int row: grid.first + index
            readonly property bool filled: row < grid.count
            property var model: null      // what the key shows: one row, looked up anew when page or row changes
            function look() {
                if (row < grid.model.count)
                    model = grid.model.get(row)
            }
            onRowChanged: look()
            onFilledChanged: look()
            Component.onCompleted: look()
            active: model !== null
            visible: filled
            width: grid.cellWidth
            height: grid.cellHeight
            x: (index % grid.columns) * (width + grid.spacing)
            y: Math.floor(index / grid.columns) * (grid.cellHeight + grid.spacing)
            sourceComponent: grid.delegate
            Connections {
                target: grid.model
                function onDataChanged(from, to) { if (cell.row >= from.row && cell.row <= to.row) cell.look() }
                function onModelReset() { cell.look() }
            }
        }
    }
    BigButton {
        visible: !grid.fits
        objectName: grid.moreName
        width: grid.inRow ? grid.cellWidth : grid.width
        height: grid.cellHeight
        x: grid.width - width
        y: (grid.rowsAll - 1) * (grid.cellHeight + grid.spacing)
        sleeps: false
        icon: "caret-down"
        text: grid.page < grid.pages - 1
              ? qsTr("%1 more").arg(grid.count - (grid.page + 1) * grid.perPage)
              : qsTr("Back to the first")
        onClicked: grid.page = grid.page < grid.pages - 1 ? grid.page + 1 : 0
    }
}
